package se.statsbidrag.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** The people who can sign in, and the roles that they hold per organisation. */
@Service
public class People {

  /** Where one is who holds no role anywhere. */
  public static final UUID NO_AGENCY = new UUID(0, 0);

  private final PersonStore store;
  private final Clock clock;
  private final Clock machine;

  People(PersonStore store, Clock clock, @Qualifier("systemClock") Clock machine) {
    this.store = store;
    this.clock = clock;
    this.machine = machine;
  }

  /** Somebody who holds a role. */
  public record Named(UUID id, String name) {}

  /** Who holds a role at an organisation today, by name. */
  @Transactional(readOnly = true)
  public List<Named> holding(UUID agency, Role role) {
    return store.holding(agency, role, today());
  }

  /** The person behind a provider's subject; made known at the first sign-in. */
  @Transactional
  public UUID register(String issuer, String subject, String name) {
    return register(issuer, subject, name, null, Locale.of("sv"));
  }

  /** As {@link #register(String, String, String)}, with how and in which language to write. */
  @Transactional
  public UUID register(
      String issuer, String subject, String name, @Nullable String email, Locale language) {
    return store.register(
        issuer, subject, name, email, "en".equals(language.getLanguage()) ? "en" : "sv");
  }

  /** The person behind a subject who may not have signed in yet; the name comes with them. */
  public UUID known(String issuer, String subject) {
    return store.find(issuer, subject).orElseGet(() -> register(issuer, subject, subject));
  }

  /** The person whom a code or an e-mail address points at, if it is exactly one. */
  @Transactional(readOnly = true)
  public Optional<UUID> find(String codeOrAddress) {
    return store.find(codeOrAddress);
  }

  /** The organisations, agencies and recipients, at which the person holds a role today. */
  @Transactional(readOnly = true)
  public List<UUID> agencies(UUID person) {
    return store.agencies(person, today());
  }

  /** The person as one who acts at an agency now. */
  @Transactional(readOnly = true)
  public Actor actor(UUID person, UUID agency, String assurance) {
    return store
        .holder(person, agency, today())
        .map(holder -> holder.as(agency, assurance))
        .orElseThrow(() -> new NotFound("person", person));
  }

  /** Who a cookie speaks of; nobody, when they have signed out since. */
  Optional<SignedIn> signedIn(SignInCookie.Content cookie) {
    UUID agency = cookie.agency().equals(NO_AGENCY) ? first(cookie.person()) : cookie.agency();
    return store
        .holder(cookie.person(), agency, today())
        .filter(holder -> holder.signedInSince(cookie.signedIn()))
        .map(holder ->
            new SignedIn(
                holder.as(agency, cookie.assurance()), holder.organisation(), holder.places() > 1));
  }

  /** Where the person acts who acted nowhere at sign-in: a right given since counts at once. */
  private UUID first(UUID person) {
    return store.agencies(person, today()).stream().findFirst().orElse(NO_AGENCY);
  }

  /** Gives a role outside the two-person order: the configured first administrator, and tests. */
  @Transactional
  public void assign(UUID person, UUID agency, Role role, LocalDate from) {
    store.assign(person, agency, role, from, null, null);
  }

  void signOut(UUID person) {
    store.signOut(person, machine.instant());
  }

  ObjectRef object(Actor actor) {
    return new ObjectRef("identity.person", actor.personId().toString(), actor.name());
  }

  /** The day on which roles are read, in Stockholm. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
