package se.statsbidrag.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** The people who can sign in, and the roles that they hold per agency. */
@Service
public class People {

  private final PersonStore store;
  private final Clock clock;

  People(PersonStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The person behind a provider's subject; made known at the first sign-in. */
  @Transactional
  public UUID register(String issuer, String subject, String name) {
    return store.register(issuer, subject, name);
  }

  /** The agencies at which the person holds a role today. */
  @Transactional(readOnly = true)
  public List<UUID> agencies(UUID person) {
    return store.agencies(person, today());
  }

  /** The person as one who acts at an agency now. */
  @Transactional(readOnly = true)
  public Actor actor(UUID person, UUID agency, String assurance) {
    return new Actor(
        person,
        store.name(person).orElseThrow(),
        agency,
        store.roles(person, agency, today()),
        assurance);
  }

  Optional<Actor> actor(SignInCookie.Content cookie) {
    return store
        .name(cookie.person())
        .map(name ->
            new Actor(
                cookie.person(),
                name,
                cookie.agency(),
                store.roles(cookie.person(), cookie.agency(), today()),
                cookie.assurance()));
  }

  /** Gives a role outside the two-person order: the configured first administrator, and tests. */
  @Transactional
  public void assign(UUID person, UUID agency, Role role, LocalDate from) {
    store.assign(person, agency, role, from);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
