package se.statsbidrag.identity;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import se.statsbidrag.Browser;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/**
 * Makes people for tests, with a role at an agency or a power at a recipient, and signs them in.
 */
@TestComponent
public class TestPeople {

  private static final String ISSUER = "test-people";
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private final People people;
  private final Powers powers;
  private final SignInCookie cookies;

  TestPeople(People people, Powers powers, SignInCookie cookies) {
    this.people = people;
    this.powers = powers;
    this.cookies = cookies;
  }

  /** Somebody who may do nothing anywhere; reached at {@code name@test.invalid}. */
  public UUID nobody(String name) {
    String subject = UUID.randomUUID().toString();
    return people.register(ISSUER, subject, name, subject + "@test.invalid", Locale.of("sv"));
  }

  /** Somebody with a role: at an agency, or for everything at a recipient. */
  public Actor at(UUID organisation, Role role) {
    return at(organisation, role, null, null);
  }

  /** Somebody with a power at a recipient for one grant and one of its roles; null is all. */
  public Actor at(UUID organisation, Role role, UUID grant, String recipientKind) {
    UUID person = nobody("Test " + role);
    if (Role.atAgency().contains(role)) {
      people.assign(person, organisation, role, LocalDate.EPOCH);
    } else {
      powers.give(organisation, person, role, grant, recipientKind, LocalDate.EPOCH, LAST);
    }
    return people.actor(person, organisation, "test");
  }

  /** The value of the cookie "senast" of whoever signed in last. */
  public String lastCookie(UUID person) {
    return cookies.sealLast(person);
  }

  /** The value of the cookie "inloggning" of somebody signed in at an organisation. */
  public String cookie(UUID person, UUID organisation) {
    return cookies.seal(person, organisation, "test");
  }

  /** A visitor signed in as the person, at the organisation for which they act. */
  public Visitor visitor(int port, Actor actor) {
    return new Visitor(port).plant("inloggning", cookie(actor.personId(), actor.agencyId()));
  }

  /** A browser signed in as the person, at the organisation for which they act. */
  public Browser browser(int port, Actor actor) {
    return new Browser(port).plant("inloggning", cookie(actor.personId(), actor.agencyId()));
  }
}
