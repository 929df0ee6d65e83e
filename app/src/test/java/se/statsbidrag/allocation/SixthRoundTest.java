package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.engine.Component.EqualSplit;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.TermChange;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Recipients;

/** A round of another agency and for another purpose, set up from data alone. */
@SystemTest
class SixthRoundTest {

  @Autowired Mandates mandates;
  @Autowired Rounds rounds;
  @Autowired Instructions instructions;
  @Autowired OwnKeys own;
  @Autowired Keys keys;
  @Autowired KeyRounds keyRounds;
  @Autowired Ceilings ceilings;
  @Autowired Decisions decisions;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired List<WorkItemSource> work;
  @LocalServerPort int port;

  private String mark = "";
  private Actor officer = actor(UUID.randomUUID());
  private Actor decider = officer;

  @BeforeEach
  void another_agency() {
    mark = UUID.randomUUID().toString().substring(0, 8);
    UUID agency = recipients.add("Provmyndigheten " + mark, true);
    officer = actor(agency, Role.CASE_OFFICER, Role.DECISION_MAKER);
    decider = actor(agency, Role.DECISION_MAKER, Role.CASE_OFFICER);
  }

  @Test
  @Shows({"R105", "R117", "R156", "L5", "L8", "L20"})
  void a_round_opens_with_instructions_a_key_and_money_and_nothing_in_the_code_knows_it()
      throws Exception {
    Round round = loaded();
    assertThat(lacks(round)).containsExactly("open.planned", "open.noInstructions", "noKey");
    rounds.announce(officer, UUID.randomUUID(), round.id());

    assertThatThrownBy(() -> open(round)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> force(round)).hasMessageContaining("a round opens with");
    assertThat(waiting(decider)).containsExactly("programme.work.publish");
    assertThat(waiting(officer)).isEmpty();
    publish(decider, round);
    assertThat(lacks(round)).containsExactly("noKey");
    assertThatThrownBy(() -> force(round)).hasMessageContaining("a round opens with a key");
    key(round);
    assertThat(lacks(round)).isEmpty();
    assertThat(waiting(decider)).containsExactly("programme.work.open");
    open(round);

    Round opened = rounds.round(round.id());
    assertThat(opened.status()).isEqualTo(RoundStatus.OPEN);
    assertThat(rounds.isOpen(opened)).isTrue();
    Terms terms = Objects.requireNonNull(opened.terms());
    assertThat(terms.signatories()).isEqualTo(2);
    assertThat(terms.systemMaySubmit()).isTrue();
    // the first of May is a Friday and free: the last day moves, the period of use does not
    assertThat(terms.lastDay()).isEqualTo(LocalDate.of(2020, 5, 4));
    assertThat(terms.use().last()).isEqualTo(LocalDate.of(2021, 5, 31));
    assertThat(ceilings.all(round.id()).values())
        .hasSize(21)
        .allMatch(ceiling -> ceiling.amount().equals(Money.ofKronor(200_000)));
    assertThat(get("/statsbidrag/lasmedel-" + mark + "/lasmedel-2020"))
        .contains("Läs mellan den 1 juni 2020 och den 31 maj 2021.")
        .contains("Rekvirera senast den 4 maj 2020 (den 1 maj 2020 är ingen arbetsdag).")
        .contains("får inte överklagas (12 § förordningen (2019:1) om läsmedel)")
        .doesNotContain("??");
  }

  @Test
  void a_round_without_money_in_its_pot_does_not_open() {
    Round round = loaded();
    rounds.announce(officer, UUID.randomUUID(), round.id());
    publish(decider, round);
    key(round);
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = replica").update();
          jdbc.sql("update ledger.pot set debit_posted_ore = credit_posted_ore where id = :pot")
              .param("pot", round.pot())
              .update();
          assertThat(lacks(round)).containsExactly("open.noMoney");
          assertThatThrownBy(() -> open(round)).isInstanceOf(Refused.class);
        });
  }

  @Test
  @Shows("R61")
  void changed_instructions_show_what_changed_and_are_published_by_another() throws Exception {
    Round round = loaded();
    assertThatThrownBy(() -> publish(officer, round)).isInstanceOf(Refused.class);
    publish(decider, round);
    assertThatThrownBy(() ->
            jdbc.sql("update programme.terms set document = '{}' where round_id = :id")
                .param("id", round.id())
                .update())
        .hasMessageContaining("published terms never change");

    String changed =
        instructions
            .file(officer, round)
            .replace("workingDays: 10", "workingDays: 20")
            .replace("Fråga Läsfrågan.", "Fråga oss.");
    assertThatThrownBy(
            () -> instructions.enter(officer, UUID.randomUUID(), round.id(), changed, " "))
        .isInstanceOf(Refused.class);
    instructions.enter(officer, UUID.randomUUID(), round.id(), changed, "Fler ärenden.");
    AtomicReference<Instructions.Changed> heard = new AtomicReference<>();
    HEARD.set(heard);
    publish(decider, rounds.round(round.id()));

    List<Instructions.Version> versions = instructions.published(rounds.round(round.id()));
    assertThat(versions).hasSize(2);
    assertThat(versions.getFirst().reason()).isEqualTo("Fler ärenden.");
    assertThat(versions.getFirst().changes())
        .containsExactly(
            new TermChange(
                "PROMISE",
                "Det här gäller",
                "Vi betalar inom 10 arbetsdagar.",
                "Vi betalar inom 20 arbetsdagar."),
            new TermChange("CONTACT", "Det här gäller", "Fråga Läsfrågan.", "Fråga oss."));
    assertThat(Objects.requireNonNull(heard.get()).changes()).hasSize(2);
    rounds.announce(officer, UUID.randomUUID(), round.id());
    assertThat(get("/statsbidrag/lasmedel-" + mark + "/lasmedel-2020"))
        .contains("Ändrat i anvisningarna", "Fler ärenden.", "Vi betalar inom 10 arbetsdagar.")
        .doesNotContain("??");
  }

  @Test
  @Shows("L5")
  void terms_that_do_not_hang_together_are_refused_with_every_reason() {
    Round round = loaded();
    String file = instructions.file(officer, round);
    assertThat(refused(round, file.replace("{lastDay}", "1 maj"))).containsExactly("unnamed");
    assertThat(refused(round, file.replace("{lastDay}", "{lastDay} {sistaDag}")))
        .containsExactly("place");
    assertThat(refused(round, file.replace("code: REPAYMENT", "code: OTHER")))
        .containsExactly("missing");
    assertThat(refused(round, file.replace("signatories: 2", "signatories: 3")))
        .containsExactly("signatories");
    assertThat(refused(round, file.replaceAll("place: 12 §\n", "\n"))).containsExactly("appeal");
    assertThat(refused(round, file.replace("mode: NONE", "mode: WILL")))
        .containsExactly("redistribution", "missing");
    assertThat(refused(round, file.replace("  channel: SERVICE\n", "")))
        .containsExactly("programme.refusal.absent");
    assertThat(refused(round, file.replace("channel: SERVICE", "channel: DUVA")))
        .containsExactly("programme.refusal.file");
    assertThat(refused(round, file.replace("channel:", "kanal:")))
        .containsExactly("programme.refusal.file");
    assertThat(refused(round, file.replace("Fråga Läsfrågan.", "\"\\0\"")))
        .containsExactly("programme.refusal.absent");
    assertThat(refused(round, "")).containsExactly("programme.refusal.file");
    assertThat(refused(round, inParts(file, "{ percent: 60 }, { percent: 41 }")))
        .containsExactly("instalments");
    assertThat(refused(round, inParts(file, "{ percent: 60 }, { percent: 40, day: 1999-01-01 }")))
        .containsExactly("instalments");
  }

  @Test
  void terms_may_say_that_the_money_is_paid_in_parts() {
    Round round = loaded();
    String day = round.year() + "-10-01";
    String file =
        inParts(
            instructions.file(officer, round),
            "{ percent: 60 }, { percent: 40, day: " + day + " }");
    instructions.enter(officer, UUID.randomUUID(), round.id(), file, "Prov.");
    assertThat(instructions.draft(officer, round).orElseThrow().terms().promise().instalments())
        .containsExactly(
            new Terms.Promise.Part(60, null),
            new Terms.Promise.Part(40, java.time.LocalDate.parse(day)));
    assertThat(instructions.file(officer, round)).contains("instalments:", "percent: 60");
  }

  private static String inParts(String file, String parts) {
    return file.replaceFirst("( +)(workingDays: 10)", "$1instalments: [" + parts + "]\n$1$2");
  }

  @Test
  @Shows("R84")
  void the_published_instructions_are_a_document_for_archive_and_for_everybody() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    byte[] pdf =
        bytes("/statsbidrag/utvecklingsmedel-vald-i-nara-relationer/kommuner-2017/anvisningar.pdf");
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        assertThat(validator.validate(parser).isCompliant()).as(flavour.name()).isTrue();
      }
    }
  }

  static final AtomicReference<AtomicReference<Instructions.Changed>> HEARD =
      new AtomicReference<>(new AtomicReference<>());

  @Autowired
  void listen(ConfigurableApplicationContext context) {
    context.addApplicationListener(
        new ApplicationListener<PayloadApplicationEvent<Instructions.Changed>>() {
          @Override
          public void onApplicationEvent(PayloadApplicationEvent<Instructions.Changed> changed) {
            HEARD.get().set(changed.getPayload());
          }
        });
  }

  private Round loaded() {
    Mandate mandate =
        mandates.enterFile(officer, text("mandate").replace("Prov2020/00001", "Prov2020/" + mark));
    mandates.activate(decider, UUID.randomUUID(), mandate.id(), mandate.version());
    return rounds
        .load(
            officer,
            text("rounds")
                .replace("Prov2020/00001", "Prov2020/" + mark)
                .replace("slug: lasmedel", "slug: lasmedel-" + mark))
        .getFirst();
  }

  private void publish(Actor actor, Round round) {
    Instructions.Version draft = instructions.draft(actor, round).orElseThrow();
    instructions.publish(
        actor, UUID.randomUUID(), round.id(), draft.terms().id(), draft.enteredAt());
  }

  private void key(Round round) {
    KeyTerms terms = keyRounds.terms(officer, round.id(), LocalDate.of(2020, 1, 1), null);
    UUID id =
        UUID.fromString(
            own.draft(
                    officer,
                    UUID.randomUUID(),
                    new OwnKeys.Plan(terms, List.of(), Rule.of(new EqualSplit()), "Lika.", null),
                    null)
                .id());
    own.propose(
        officer,
        UUID.randomUUID(),
        id,
        keys.key(officer, id).edition(),
        new OwnKeys.Wording(
            "Lika till alla.",
            "Lika.",
            List.of(LegalBasis.of("Prov2020/" + mark)),
            new Appeal.Appealable("förvaltningsrätten", "Inom tre veckor."),
            true));
    Proposal proposal =
        decisions.proposal(decider, Objects.requireNonNull(keys.key(officer, id).proposalId()));
    decisions.decide(decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true);
  }

  private void open(Round round) {
    rounds.open(decider, UUID.randomUUID(), round.id());
  }

  /** Somebody who goes past the service. */
  private void force(Round round) {
    jdbc.sql(
            """
            update programme.round
               set status = 'OPEN', opened_by = id, opened_by_name = 'x', opened_at = now()
             where id = :id
            """)
        .param("id", round.id())
        .update();
  }

  private List<String> waiting(Actor actor) {
    return work.stream()
        .flatMap(source -> source.waitingFor(actor, 10).stream())
        .map(WorkItem::titleKey)
        .filter(key -> key.startsWith("programme."))
        .toList();
  }

  private List<String> lacks(Round round) {
    return rounds.hindrances(rounds.round(round.id())).stream()
        .map(Refusal::key)
        .map(key -> key.replaceAll("^\\w+\\.refusal\\.", ""))
        .toList();
  }

  private List<String> refused(Round round, String file) {
    AtomicReference<List<String>> keys = new AtomicReference<>(List.of());
    assertThatThrownBy(
            () -> instructions.enter(officer, UUID.randomUUID(), round.id(), file, "Prov."))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                keys.set(
                    refused.refusals().stream()
                        .map(refusal -> refusal.key().replace("programme.refusal.terms.", ""))
                        .toList()));
    return keys.get();
  }

  private String get(String path) throws Exception {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }
  }

  private static String text(String file) {
    try (var in = SixthRoundTest.class.getResourceAsStream("/sixth/" + file + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Actor actor(UUID agency, Role... roles) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(roles), "test");
  }
}
