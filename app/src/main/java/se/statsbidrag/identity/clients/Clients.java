package se.statsbidrag.identity.clients;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.AccessTokens.Proved;
import se.statsbidrag.identity.ConnectedSystems;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** The systems of recipients: registered by an agent, connected by a code, removed at once. */
@Service
class Clients implements ConnectedSystems {

  /** Under which issuer systems stand among the people; no provider is called so. */
  private static final String ISSUER = "urn:statsbidrag:system";

  private static final String ASSURANCE = "system";
  private static final int LONGEST_NAME = 80;
  private static final int YEARS = 2;

  /** Why the power ended, as the list of powers says it. */
  private static final String REMOVED = "clients.power.removed";

  private static final Locale SWEDISH = Locale.of("sv");

  /**
   * A system that was just registered.
   *
   * @param code with which it is connected; null when the form was sent twice
   */
  record Registered(ObjectRef object, @Nullable String code) {}

  private final ClientStore store;
  private final People people;
  private final Powers powers;
  private final AuditTrail trail;
  private final MessageSource messages;
  private final Clock clock;

  Clients(
      ClientStore store,
      People people,
      Powers powers,
      AuditTrail trail,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.powers = powers;
    this.trail = trail;
    this.messages = messages;
    this.clock = clock;
  }

  /** Registers a system of the agent's organisation; it may do nothing until it is connected. */
  @Transactional
  public Registered register(Actor actor, UUID key, String typed, boolean maySubmit) {
    actor.as(Role.AGENT);
    String name = typed.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new Refused(Refusal.of("clients.refusal.name", LONGEST_NAME).at("namn"));
    }
    Code[] code = new Code[1];
    ObjectRef object =
        trail.once(
            key,
            actor,
            () -> {
              code[0] = Code.fresh();
              return insert(actor, name, maySubmit, code[0]);
            });
    return new Registered(object, code[0] == null ? null : code[0].text());
  }

  private ObjectRef insert(Actor actor, String name, boolean maySubmit, Code code) {
    UUID id = UUID.randomUUID();
    UUID person = people.register(ISSUER, id.toString(), name);
    store.insert(id, actor, person, name, maySubmit, code, clock.instant());
    ObjectRef object = new ObjectRef(Client.TYPE, id.toString(), name);
    trail.record(
        actor,
        Role.AGENT,
        "CLIENT_REGISTERED",
        object,
        Map.of(),
        Map.of("name", name, "maySubmit", maySubmit));
    return object;
  }

  @Transactional(readOnly = true)
  public List<Client> of(Actor actor) {
    return store.of(actor.agencyId());
  }

  @Transactional(readOnly = true)
  public Client client(Actor actor, UUID id) {
    return store.client(id, actor.agencyId()).orElseThrow(() -> new NotFound("client", id));
  }

  /** Takes a system away, now: its next request is refused. */
  @Transactional
  public void remove(Actor actor, UUID id) {
    actor.as(Role.AGENT);
    Client client = client(actor, id);
    if (store.remove(id, actor, messages.getMessage(REMOVED, null, SWEDISH), clock.instant())) {
      trail.record(
          actor,
          Role.AGENT,
          "CLIENT_REMOVED",
          client.object(),
          Map.of("name", client.name()),
          Map.of());
    }
  }

  @Override
  @Transactional
  public Actor connect(Proved who, String typed) {
    UUID id;
    try {
      id =
          store
              .activate(who, new Code(typed), clock.instant())
              .orElseThrow(() -> new Refused(Refusal.of("clients.refusal.code").at("code")));
    } catch (DuplicateKeyException taken) {
      throw new Refused(Refusal.of("clients.refusal.connected"));
    }
    Client client = store.proved(who).orElseThrow(() -> new NotFound("client", id));
    Role role = client.maySubmit() ? Role.REPRESENTATIVE : Role.COORDINATOR;
    powers.give(
        client.organisationId(),
        client.personId(),
        role,
        null,
        null,
        people.today(),
        people.today().plusYears(YEARS));
    Actor system = people.actor(client.personId(), client.organisationId(), ASSURANCE);
    trail.record(
        system, role, "CLIENT_CONNECTED", client.object(), Map.of(), Map.of("name", client.name()));
    return system;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Actor> actor(Proved who) {
    return store
        .proved(who)
        .map(client -> people.actor(client.personId(), client.organisationId(), ASSURANCE))
        .filter(actor -> !actor.roles().isEmpty());
  }

  Instant now() {
    return clock.instant();
  }
}
