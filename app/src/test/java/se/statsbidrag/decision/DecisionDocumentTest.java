package se.statsbidrag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** The decision on paper: what it says, and that everybody can read it for ever. */
@SystemTest
class DecisionDocumentTest {

  private static final Instant AT = Instant.parse("2020-03-12T08:00:00Z");

  @Autowired DecisionDocument document;

  @BeforeAll
  static void prepareTheValidator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
  @Shows("L4")
  void a_decision_with_a_long_annex_can_be_archived_and_read_by_everybody(PDFAFlavour flavour)
      throws Exception {
    byte[] paper = paper(new Appeal.Appealable("Förvaltningsrätten", "Inom tre veckor."));
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(paper), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  @Shows({"L4", "L5"})
  void it_says_who_decided_what_when_why_by_which_law_and_how_to_appeal() throws Exception {
    assertThat(words(new Appeal.Appealable("Förvaltningsrätten", "Inom tre veckor.")))
        .contains("Myndigheten")
        .contains("12 mars 2020")
        .contains("2020-00001")
        .contains("Saken fastställs")
        .contains("Den stämmer.")
        .contains("bilaga 1 regeringsbeslutet")
        .contains("Beslutet har fattats av Bo Beslutsfattare")
        .contains("Föredragande har varit Hanna Handläggare")
        .contains("Avvikande mening av Dan Deltagare: Jag hade gjort annorlunda.")
        .contains("inte finns något jäv")
        .contains("kan överklagas till Förvaltningsrätten. Inom tre veckor.")
        .contains("Kommun 290");
  }

  @Test
  @Shows("L5")
  void what_cannot_be_appealed_says_by_which_paragraph() throws Exception {
    Appeal never = new Appeal.NotAppealable(new LegalBasis("förordningen (2017:1)", "9 §"));
    assertThat(words(never)).contains("får enligt 9 § förordningen (2017:1) inte överklagas");
  }

  private String words(Appeal appeal) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(paper(appeal))) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private byte[] paper(Appeal appeal) {
    Actor decider =
        new Actor(
            UUID.randomUUID(),
            "Bo Beslutsfattare",
            UUID.randomUUID(),
            Set.of(Role.DECISION_MAKER),
            "test");
    return document.of(proposal(appeal), decider, AT);
  }

  private static Proposal proposal(Appeal appeal) {
    NewProposal like = DecisionRulesTest.complete(appeal);
    List<List<String>> rows =
        IntStream.rangeClosed(1, 290)
            .mapToObj(i -> List.of("%04d".formatted(i), "Kommun " + i, "93 000"))
            .toList();
    Annex annex =
        new Annex(
            "Fördelning",
            List.of(
                new Annex.Column("Kod", false),
                new Annex.Column("Kommun", false),
                new Annex.Column("Belopp", true)),
            rows,
            List.of("", "Summa", "26 970 000"));
    return new Proposal(
        UUID.randomUUID(),
        UUID.randomUUID(),
        like.authority(),
        like.caseId(),
        "2020-00001",
        new ObjectRef("test.thing", "1", "En sak"),
        like.title(),
        like.outcome(),
        like.text(),
        like.reasons(),
        like.legalBasis(),
        like.appeal(),
        List.of(annex),
        List.of(
            participant("Hanna Handläggare", Participant.Part.RAPPORTEUR, null),
            participant(
                "Dan Deltagare", Participant.Part.TAKES_PART, "Jag hade gjort annorlunda.")),
        UUID.randomUUID(),
        "Hanna Handläggare",
        AT,
        "0".repeat(64),
        ProposalStatus.PROPOSED,
        null);
  }

  private static Participant participant(
      String name, Participant.Part part, @org.jspecify.annotations.Nullable String dissent) {
    return new Participant(UUID.randomUUID(), name, part, AT, dissent);
  }
}
