package se.statsbidrag.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

@SystemTest
class CaseWorkTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);

  @Autowired Cases cases;
  @Autowired CaseMessages messages;
  @Autowired Handovers handovers;
  @Autowired CaseQueue queue;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;
  @Autowired TestPeople testPeople;
  @LocalServerPort int port;

  private UUID agency;
  private UUID municipality;
  private Actor officer;
  private Actor colleague;
  private Actor agent;
  private CaseFile file;

  @BeforeEach
  void a_case_with_a_party() {
    agency = recipients.add("Myndigheten " + UUID.randomUUID(), false);
    municipality = recipients.add("Ärla kommun " + UUID.randomUUID(), false);
    officer = officer("Olle Officer");
    colleague = officer("Karin Kollega");
    UUID person = person("Anna Ombud");
    powers.give(municipality, person, Role.AGENT, null, null, DAY.minusYears(1), DAY.plusYears(1));
    agent = new Actor(person, "Anna Ombud", municipality, Set.of(Role.AGENT), "test");
    file =
        cases.open(
            officer, NewCase.of("Rekvisition", new CaseFile.Party("Ärla kommun", municipality)));
  }

  @Test
  @Shows("L10")
  void a_note_of_what_was_said_is_registered_in_the_case_and_read_as_it_was_written() {
    cases.note(officer, UUID.randomUUID(), file.id(), "Samtal", "Kommunen ringde – å, ä, ö.", null);
    Document note = cases.documents(officer, file.id()).getFirst();
    assertThat(note.kind()).isEqualTo("NOTE");
    assertThat(note.publicTitle()).isEqualTo("Tjänsteanteckning");
    assertThat(new String(cases.content(officer, note.id()), StandardCharsets.UTF_8))
        .isEqualTo("Kommunen ringde – å, ä, ö.");
  }

  @Test
  @Shows("L10")
  void a_note_sent_twice_is_written_once() {
    UUID key = UUID.randomUUID();
    cases.note(officer, key, file.id(), "Samtal", "Kommunen ringde.", null);
    cases.note(officer, key, file.id(), "Samtal", "Kommunen ringde.", null);
    assertThat(cases.documents(officer, file.id())).hasSize(1);
  }

  @Test
  @Shows("L10")
  void a_case_is_handed_over_and_the_new_officer_is_told_and_has_it_to_take() {
    handovers.handOver(officer, UUID.randomUUID(), file.id(), colleague.personId(), "Svara snart");
    CaseFile.Officer has = cases.caseFile(officer, file.id()).officer();
    assertThat(has).isEqualTo(new CaseFile.Officer(colleague.personId(), "Karin Kollega"));
    assertThat(queue.waitingFor(colleague, 10))
        .extracting(item -> item.titleKey())
        .containsExactly("casefile.work.take");
    assertThat(mailTo(colleague)).contains(file.caseNumber());
    handovers.take(colleague, file.id());
    assertThat(queue.waitingFor(colleague, 10)).isEmpty();
    assertThat(handovers.of(officer, file.id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.fromName()).isEqualTo("Olle Officer");
          assertThat(one.note()).isEqualTo("Svara snart");
        });
  }

  @Test
  @Shows("L10")
  void nobody_is_given_a_case_who_is_not_an_officer_of_the_agency() {
    UUID key = UUID.randomUUID();
    assertThatThrownBy(() -> handovers.handOver(officer, key, file.id(), agent.personId(), ""))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("casefile.refusal.officer");
    assertThatThrownBy(() -> handovers.handOver(officer, key, file.id(), officer.personId(), ""))
        .hasMessageContaining("has-it");
  }

  @Test
  @Shows("L9, L11")
  void what_the_agency_writes_reaches_the_party_and_the_mail_does_not_carry_it() {
    messages.send(
        officer,
        UUID.randomUUID(),
        file.id(),
        municipality,
        NewMessage.of("Kontot", "Vilket konto gäller?").answeredBy(DAY.plusDays(7)));
    assertThat(messages.ofParty(agent, file.id()))
        .extracting(CaseMessage::text)
        .containsExactly("Vilket konto gäller?");
    assertThat(mailTo(agent)).contains(file.caseNumber()).contains("/mina-arenden/" + file.id());
    assertThat(mailTo(agent)).doesNotContain("Vilket konto");
    assertThat(queue.waitingFor(agent, 10))
        .extracting(item -> item.due())
        .containsExactly(DAY.plusDays(7));
    assertThat(cases.documents(officer, file.id()))
        .extracting(Document::direction)
        .containsExactly(Document.Direction.OUT);
  }

  @Test
  void the_cases_page_shows_what_was_written_and_who_took_care_of_the_answer() throws Exception {
    messages.send(
        officer, UUID.randomUUID(), file.id(), municipality, NewMessage.of("Kontot", "Vilket?"));
    messages.receive(agent, UUID.randomUUID(), file.id(), NewMessage.of("Svar", "Konto 1."));
    try (Visitor at = testPeople.visitor(port, officer)) {
      assertThat(at.get("/arenden/" + file.id()).body())
          .contains("Vilket?", "Konto 1.", "<ins>meddelande</ins>", "</html>")
          .doesNotContain("Omhändertaget av");
      messages.handled(officer, messages.of(officer, file.id()).getLast().id());
      assertThat(at.get("/arenden/" + file.id()).body())
          .contains("Omhändertaget av Olle Officer", "</html>");
    }
  }

  @Test
  @Shows("L10")
  void what_the_party_answers_is_a_registered_document_and_waits_for_the_officer() {
    messages.send(
        officer,
        UUID.randomUUID(),
        file.id(),
        municipality,
        NewMessage.of("Kontot", "Vilket konto?").answeredBy(DAY.plusDays(7)));
    UUID question = messages.of(officer, file.id()).getFirst().id();
    messages.receive(
        agent,
        UUID.randomUUID(),
        file.id(),
        new NewMessage(
            "Svar", "Det första.", question, null, new Upload("konto.txt", "text/plain", bytes())));
    assertThat(cases.documents(officer, file.id()))
        .extracting(Document::kind)
        .containsExactly("MESSAGE", "MESSAGE", "ATTACHMENT");
    assertThat(queue.waitingFor(agent, 10)).isEmpty();
    assertThat(queue.waitingFor(officer, 10))
        .extracting(item -> item.titleKey())
        .containsExactly("casefile.work.message");
    assertThatThrownBy(() -> cases.close(officer, UUID.randomUUID(), file.id()))
        .hasMessageContaining("unhandled");
    messages.handled(officer, messages.of(officer, file.id()).getLast().id());
    cases.close(officer, UUID.randomUUID(), file.id());
    assertThat(cases.caseFile(officer, file.id()).closed()).isNotNull();
  }

  @Test
  @Shows("L9")
  void a_party_sees_its_own_case_without_what_is_confidential_and_no_other() {
    cases.note(officer, UUID.randomUUID(), file.id(), "Öppen", "Öppen.", null);
    cases.note(officer, UUID.randomUUID(), file.id(), "Hemlig", "Hemlig.", "26 kap. 1 § OSL");
    List<Document> all = cases.documents(officer, file.id());
    assertThat(cases.documentsOf(agent, file.id()))
        .extracting(Document::title)
        .containsExactly("Öppen");
    assertThat(cases.content(agent, all.getFirst().id())).isNotEmpty();
    assertThatThrownBy(() -> cases.content(agent, all.getLast().id())).isInstanceOf(NotFound.class);
    Actor stranger =
        new Actor(UUID.randomUUID(), "Främling", UUID.randomUUID(), Set.of(Role.AGENT), "test");
    assertThatThrownBy(() -> cases.caseOf(stranger, file.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> cases.content(stranger, all.getFirst().id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            messages.receive(
                stranger, UUID.randomUUID(), file.id(), NewMessage.of("Hej", "Släpp in mig")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  @Shows("L10")
  void the_database_keeps_messages_and_handovers_as_they_were() {
    handovers.handOver(officer, UUID.randomUUID(), file.id(), colleague.personId(), "");
    messages.send(
        officer, UUID.randomUUID(), file.id(), municipality, NewMessage.of("Hej", "Hej på er"));
    assertThatThrownBy(() ->
            jdbc.sql("update casefile.message set answer_by = '2020-05-01' where case_id = :id")
                .param("id", file.id())
                .update())
        .hasMessageContaining("never changes");
    assertThatThrownBy(() ->
            jdbc.sql("delete from casefile.handover where case_id = :id")
                .param("id", file.id())
                .update())
        .hasMessageContaining("never removed");
  }

  private String mailTo(Actor actor) {
    return jdbc.sql(
            """
            select coalesce(string_agg(subject || ' ' || body, ' '), '')
              from notification.message where person_id = :person
            """)
        .param("person", actor.personId())
        .query(String.class)
        .single();
  }

  private Actor officer(String name) {
    UUID person = person(name);
    people.assign(person, agency, Role.CASE_OFFICER, DAY.minusYears(1));
    return new Actor(person, name, agency, Set.of(Role.CASE_OFFICER), "test");
  }

  private UUID person(String name) {
    String subject = UUID.randomUUID().toString();
    return people.register("test", subject, name, subject + "@test.invalid", Locale.of("sv"));
  }

  private static byte[] bytes() {
    return "Konto 1".getBytes(StandardCharsets.UTF_8);
  }
}
