package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.contacts.ContactPerson;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Notifications;

/** Who at a recipient gets a message: each person and each address once. */
@SystemTest
class ConcernedTest {

  private static final String KIND = "MUNICIPALITY";

  @Autowired FormFixture form;
  @Autowired ContactPersons contacts;
  @Autowired Notifications notifications;
  @Autowired JdbcClient jdbc;

  private final String town = UUID.randomUUID() + ".example";

  @Test
  void the_contact_person_and_the_function_mailbox_are_told_too() {
    Actor agent = agent("Anna Ek");
    name(agent, "Bo Lund", "bo@" + town, "registrator@" + town);
    assertThat(addresses(agent.agencyId()))
        .containsExactly("anna@" + town, "bo@" + town, "registrator@" + town);
    assertThat(
            notifications.concerned(
                agent.agencyId(), form.agency(), UUID.randomUUID(), KIND, List.of()))
        .as("of another grant")
        .isEmpty();
    assertThat(notifications.concerned(agent.agencyId(), UUID.randomUUID(), null, null, List.of()))
        .as("of another agency")
        .isEmpty();
  }

  @Test
  void an_agent_who_is_contact_person_under_another_address_gets_one_mail_for_one_occasion() {
    Actor agent = agent("Anna Ek");
    name(agent, "anna  EK", "anna.privat@" + town, "ANNA@" + town);
    assertThat(addresses(agent.agencyId())).containsExactly("anna@" + town);

    form.fill(agent);
    String sent = form.submit(agent).id();
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(told(sent)).containsExactly("anna@" + town));
  }

  private Actor agent(String name) {
    Actor agent = form.person(form.municipality(), Role.AGENT, name);
    jdbc.sql("update identity.person set email = :email where id = :id")
        .param("email", "anna@" + town)
        .param("id", agent.personId())
        .update();
    return agent;
  }

  private void name(Actor agent, String name, String email, String mailbox) {
    contacts.change(
        agent,
        form.round().grant().id(),
        KIND,
        ContactPerson.Details.typed(name, email, "", mailbox));
  }

  private List<String> addresses(UUID organisation) {
    return notifications
        .concerned(
            organisation,
            form.agency(),
            form.round().grant().id(),
            KIND,
            List.of(Role.AGENT, Role.REPRESENTATIVE))
        .stream()
        .map(Addressee::address)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .toList();
  }

  private List<String> told(String requisition) {
    return jdbc.sql(
            """
            select lower(to_address) from notification.message
             where object_id = :id and occasion like 'requisition-received:%'
            """)
        .param("id", requisition)
        .query(String.class)
        .list();
  }
}
