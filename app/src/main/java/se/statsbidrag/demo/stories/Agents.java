package se.statsbidrag.demo.stories;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** The agents of a story (ombud): one for each recipient, a function and no person's name. */
@DemonstrationOnly
@Component
class Agents {

  private static final String ISSUER = "demonstration-story";
  private static final LocalDate FROM = LocalDate.of(2017, 1, 1);
  private static final LocalDate TO = LocalDate.of(2029, 12, 31);

  private final People people;
  private final Powers powers;
  private final Recipients recipients;

  Agents(People people, Powers powers, Recipients recipients) {
    this.people = people;
    this.powers = powers;
    this.recipients = recipients;
  }

  /** Those of one playing: each is made known when it first acts. */
  final class Troupe {

    private final Map<UUID, Actor> known = new HashMap<>();

    /** Whoever acts for an organisation. */
    Actor of(UUID organisation) {
      return known.computeIfAbsent(organisation, this::enter);
    }

    private Actor enter(UUID organisation) {
      Organisation at = recipients.organisation(organisation).orElseThrow();
      String subject = "ombud-" + organisation;
      UUID person =
          people.register(
              ISSUER,
              subject,
              "Ombud, " + at.name(),
              subject + "@demonstration.invalid",
              Locale.of("sv"));
      if (people.agencies(person).isEmpty()) {
        powers.give(organisation, person, Role.AGENT, null, null, FROM, TO);
      }
      return people.actor(person, organisation, ISSUER);
    }
  }
}
