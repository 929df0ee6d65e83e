package se.statsbidrag.identity.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

/** Whom the agency asks about a grant: one at a time, with the history. */
@SystemTest
@Shows({"R136", "R137", "R138"})
class ContactPersonsTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 3, 12);
  private static final String KIND = "MUNICIPALITY";

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired ContactPersons contacts;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  private UUID agency;
  private UUID municipality;
  private UUID grant;
  private Actor uno;

  @BeforeEach
  void a_coordinator_of_a_municipality() {
    agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    municipality =
        recipients.role(RecipientKind.MUNICIPALITY, "0115", TODAY).orElseThrow().organisationId();
    grant =
        jdbc.sql("select id from programme.grant_form where agency_id = :agency limit 1")
            .param("agency", agency)
            .query(UUID.class)
            .single();
    uno = cast.at(municipality, Role.COORDINATOR);
  }

  @AfterEach
  void reset() {
    contacts
        .current(municipality, grant, KIND)
        .ifPresent(left -> contacts.end(uno, grant, KIND, left.id()));
    clock.reset();
  }

  @Test
  @Shows({"L21", "R205"})
  void a_change_is_two_clicks_and_holds_at_once_with_a_function_mailbox_beside() throws Exception {
    try (Visitor visitor = cast.visitor(port, uno)) {
      visitor.get("/kontaktpersoner");
      String address = "/kontaktpersoner/" + grant + "/" + KIND;
      visitor.get(address);
      HttpResponse<String> done = visitor.post(address, form("Kim Kontakt"));
      assertThat(done.uri().getPath()).isEqualTo("/kontaktpersoner");
      assertThat(done.body()).contains("Kim Kontakt", "kim@kommun.test", "bidrag@kommun.test");
      assertThat(contacts.current(municipality, grant, KIND))
          .get()
          .satisfies(contact -> {
            assertThat(contact.details().mailbox()).isEqualTo("bidrag@kommun.test");
            assertThat(contact.toldByName()).isEqualTo(uno.name());
          });
    }
  }

  @Test
  void the_history_says_who_from_when_to_when_and_who_told() {
    name("Kim");
    clock.set(LocalDateTime.of(2020, 5, 4, 10, 0));
    name("Lou");
    Instant moment = clock.instant();
    assertThat(contacts.history(municipality, grant, KIND).subList(0, 2))
        .extracting(c -> c.details().name(), ContactPerson::from, ContactPerson::to)
        .startsWith(org.assertj.core.groups.Tuple.tuple("Lou", moment, null))
        .satisfies(rows -> assertThat(rows.get(1).toList()).contains("Kim", moment));
  }

  @Test
  void the_same_again_changes_nothing_and_several_in_an_instant_follow_each_other() {
    UUID first = name("Kim").id();
    assertThat(name("Kim").id()).isEqualTo(first);
    name("Lou");
    assertThat(name("Moa").details().name()).isEqualTo("Moa");
  }

  @Test
  void whoever_signs_need_not_be_the_contact_person() {
    assertThat(name("Helt Annan").details().name()).isNotEqualTo(uno.name());
  }

  @Test
  @Shows("R205")
  void one_who_left_without_a_successor_alarms_the_officer_until_somebody_is_named()
      throws Exception {
    ContactPerson kim = name("Kim");
    String name = recipients.organisation(municipality).orElseThrow().name();
    Actor officer = cast.at(agency, Role.CASE_OFFICER);
    try (Visitor hanna = cast.visitor(port, officer)) {
      assertThat(hanna.get("/att-gora").body()).doesNotContain("Ingen kontaktperson hos " + name);
      contacts.end(uno, grant, KIND, kim.id());
      assertThat(hanna.get("/att-gora").body()).contains("Ingen kontaktperson hos " + name);
      assertThat(hanna.get("/behoriga/hos/" + municipality).statusCode()).isEqualTo(200);
      name("Lou");
      assertThat(hanna.get("/att-gora").body()).doesNotContain("Ingen kontaktperson hos " + name);
    }
  }

  @Test
  void what_is_typed_wrong_stays_with_a_sentence() throws Exception {
    try (Visitor visitor = cast.visitor(port, uno)) {
      String address = "/kontaktpersoner/" + grant + "/" + KIND;
      visitor.get(address);
      Map<String, String> wrong = new HashMap<>(form("<script>alert(1)</script>"));
      wrong.put("email", "kim på kommun.test");
      wrong.put("phone", "ring mig");
      HttpResponse<String> page = visitor.post(address, wrong);
      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body())
          .contains("Du skrev &quot;kim på kommun.test&quot;", "Du skrev &quot;ring mig&quot;")
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert");
    }
  }

  @Test
  void one_without_a_power_for_the_grant_finds_nothing_to_change() {
    Actor narrow = cast.at(municipality, Role.AGENT, UUID.randomUUID(), KIND);
    assertThatThrownBy(() -> contacts.change(narrow, grant, KIND, details("Kim")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void the_database_has_one_at_a_time_and_keeps_the_history() {
    UUID kim = name("Kim").id();
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into identity.contact_person (organisation_id, agency_id, grant_id,
                      recipient_kind, name, email, valid, told_by, told_by_name, told_at)
                    select organisation_id, agency_id, grant_id, recipient_kind, 'Två',
                           'tva@x.test', valid, told_by, 'x', told_at
                      from identity.contact_person where id = :id
                    """)
                .param("id", kim)
                .update())
        .hasMessageContaining("one_contact_person_at_a_time");
    assertThatThrownBy(() ->
            jdbc.sql("update identity.contact_person set name = 'Annan' where id = :id")
                .param("id", kim)
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  private ContactPerson name(String name) {
    return contacts.change(uno, grant, KIND, details(name));
  }

  private static ContactPerson.Details details(String name) {
    return ContactPerson.Details.typed(name, "kim@kommun.test", "", "");
  }

  private static Map<String, String> form(String name) {
    return Map.of(
        "key", UUID.randomUUID().toString(),
        "name", name,
        "email", "kim@kommun.test",
        "phone", "08-123 45",
        "mailbox", "bidrag@kommun.test");
  }
}
