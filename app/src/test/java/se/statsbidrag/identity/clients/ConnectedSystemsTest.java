package se.statsbidrag.identity.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.ProductionSystem;
import se.statsbidrag.ProductionTest;
import se.statsbidrag.TestProvider;
import se.statsbidrag.api.Caller;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Recipients;

/** A municipality's own system, with tokens of a real provider, honest and not. */
@ProductionTest
class ConnectedSystemsTest {

  private static final String WHO = "/api/v1/connection";

  @LocalServerPort int port;
  @Autowired Clients clients;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;

  private final TestProvider provider = ProductionSystem.PROVIDER;
  private Actor agent;

  @BeforeEach
  void open() {
    provider.serve(port);
    jdbc.sql(
            "update identity.client set removed_at = now(), removed_by = registered_by"
                + " where removed_at is null")
        .update();
    agent = agent();
  }

  @AfterEach
  void close() {
    provider.serve(port);
  }

  @Test
  void a_system_hands_in_its_code_once_and_acts_for_that_organisation() throws Exception {
    String code = register(false);
    try (Caller system = new Caller(port).token(provider.systemToken())) {
      assertThat(system.get(WHO).problem()).isEqualTo("not-connected");
      assertThat(connect(system, "another-code").problem()).isEqualTo("refused");
      Caller.Answer connected = connect(system, code);
      assertThat(connected.status()).isEqualTo(200);
      assertThat(connected.json().path("organisation").asString())
          .isEqualTo(agent.agencyId().toString());
      assertThat(system.get(WHO).json()).isEqualTo(connected.json());
      assertThat(connected.json().path("maySubmit").asBoolean()).isFalse();
      assertThat(connect(system, code).status()).isEqualTo(422);
    }
    assertThat(clients.of(agent).getFirst().status(clients.now()))
        .isEqualTo(Client.Status.CONNECTED);
  }

  @Test
  void a_system_that_is_removed_can_do_nothing_from_its_next_request() throws Exception {
    String code = register(false);
    try (Caller system = new Caller(port).token(provider.systemToken())) {
      connect(system, code);
      assertThat(system.get(WHO).status()).isEqualTo(200);
      clients.remove(agent, clients.of(agent).getFirst().id());
      assertThat(system.get(WHO).problem()).isEqualTo("not-connected");
      assertThat(powers.holders(agent.agencyId(), people.today().plusDays(1)))
          .extracting("personId")
          .containsExactly(agent.personId());
    }
  }

  @Test
  void a_token_that_is_forged_or_meant_for_another_proves_nobody() throws Exception {
    provider.forges();
    assertThat(answer(provider.systemToken()).problem()).isEqualTo("bad-token");
    provider.serve(port);
    provider.issuesFor("another-interface");
    assertThat(answer(provider.systemToken()).problem()).isEqualTo("bad-token");
    provider.issuesFor("statsbidrag");
    assertThat(answer(provider.systemToken()).problem()).isEqualTo("bad-token");
  }

  @Test
  void a_system_belongs_to_one_organisation_at_a_time() throws Exception {
    try (Caller system = new Caller(port).token(provider.systemToken())) {
      connect(system, register(false));
      Actor other = agent();
      String code = clients.register(other, UUID.randomUUID(), "Annat", false).code();
      assertThat(connect(system, code).json().path("detail").asString()).contains("redan anslutet");
      assertThat(system.get(WHO).json().path("organisation").asString())
          .isEqualTo(agent.agencyId().toString());
    }
  }

  @Test
  void a_code_that_is_too_old_connects_nothing() throws Exception {
    String code = register(false);
    jdbc.sql(
            "update identity.client set code_until = now() - interval '10 years'"
                + " where removed_at is null")
        .update();
    try (Caller system = new Caller(port).token(provider.systemToken())) {
      assertThat(connect(system, code).status()).isEqualTo(422);
    }
  }

  @Test
  void only_an_agent_registers_and_only_its_own_organisations_systems_exist() {
    Actor coordinator =
        new Actor(agent.personId(), "K", agent.agencyId(), java.util.Set.of(Role.COORDINATOR), "");
    assertThatThrownBy(() -> clients.register(coordinator, UUID.randomUUID(), "X", false))
        .isInstanceOf(Refused.class);
    register(true);
    UUID id = clients.of(agent).getFirst().id();
    assertThatThrownBy(() -> clients.client(agent(), id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> clients.remove(agent(), id)).isInstanceOf(NotFound.class);
  }

  @Test
  void a_cookie_of_a_signed_in_person_opens_nothing_here() throws Exception {
    try (se.statsbidrag.Browser browser =
        new se.statsbidrag.Browser(port).header("X-User", "adam")) {
      browser.get("/att-gora");
      assertThat(browser.get(WHO).status()).isEqualTo(401);
    }
  }

  private Actor agent() {
    UUID organisation = recipients.add("Provkommun " + UUID.randomUUID(), false);
    UUID person = people.register(provider.issuer(), UUID.randomUUID().toString(), "Ove Ombud");
    LocalDate today = people.today();
    powers.give(organisation, person, Role.AGENT, null, null, today, today.plusYears(1));
    return people.actor(person, organisation, "loa3");
  }

  private String register(boolean maySubmit) {
    return clients.register(agent, UUID.randomUUID(), "Ekonomisystemet", maySubmit).code();
  }

  private static Caller.Answer connect(Caller system, String code) throws Exception {
    return system.send("POST", WHO, "{\"code\":\"" + code + "\"}");
  }

  private Caller.Answer answer(String token) throws Exception {
    try (Caller system = new Caller(port).token(token)) {
      return system.get(WHO);
    }
  }
}
