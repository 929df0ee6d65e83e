package se.statsbidrag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;

class DecisionRulesTest {

  private static final Appeal CANNOT =
      new Appeal.NotAppealable(new LegalBasis("förordningen (2017:1)", "9 §"));

  @Test
  @Shows("L4")
  void a_proposal_without_anything_in_it_gets_every_refusal_at_once() {
    NewProposal empty =
        new NewProposal(
            "",
            UUID.randomUUID(),
            new ObjectRef("test.thing", "1", "En sak"),
            " ",
            "",
            "",
            "",
            List.of(),
            CANNOT,
            List.of(),
            false);
    assertThat(DecisionRules.toPropose(empty))
        .extracting(Refusal::field)
        .containsExactly(
            "authority", "title", "outcome", "text", "reasons", "legalBasis", "noConflict");
  }

  @Test
  @Shows("L4")
  void a_complete_proposal_is_not_refused() {
    assertThat(DecisionRules.toPropose(complete(CANNOT))).isEmpty();
  }

  @Test
  @Shows("L5")
  void a_decision_that_cannot_be_appealed_needs_its_statute_and_paragraph() {
    Appeal without = new Appeal.NotAppealable(LegalBasis.of("förordningen (2017:1)"));
    List<Refusal> refusals = DecisionRules.toPropose(complete(without));
    assertThat(refusals).extracting(Refusal::field).containsExactly("noAppealSource");
    assertThat(refusals.getFirst().basis()).hasToString("33 § förvaltningslagen (2017:900)");
  }

  @Test
  @Shows("L5")
  void a_decision_that_can_be_appealed_says_where_and_how() {
    Appeal without = new Appeal.Appealable("Förvaltningsrätten i Stockholm", " ");
    assertThat(DecisionRules.toPropose(complete(without)))
        .extracting(Refusal::key)
        .containsExactly("decision.refusal.appeal");
  }

  static NewProposal complete(Appeal appeal) {
    return new NewProposal(
        "Myndigheten",
        UUID.randomUUID(),
        new ObjectRef("test.thing", "1", "En sak"),
        "Fördelning av en sak",
        "Saken fastställs",
        "Myndigheten fastställer saken.",
        "Den stämmer.",
        List.of(new LegalBasis("regeringsbeslutet", "bilaga 1")),
        appeal,
        List.of(),
        true);
  }
}
