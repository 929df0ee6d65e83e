package se.statsbidrag.demo;

import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * What happens around the demonstration as its days pass: each decision of the government comes on
 * its day, with its rounds, keys and instructions.
 */
@DemonstrationOnly
@Component
class DemoWorld {

  private static final String AGENCY = "Socialstyrelsen";

  private final Recipients recipients;
  private final DemoPeople people;
  private final DemoFigures figures;
  private final DemoGrants grants;
  private final DemoKeys keys;

  DemoWorld(
      Recipients recipients,
      DemoPeople people,
      DemoFigures figures,
      DemoGrants grants,
      DemoKeys keys) {
    this.recipients = recipients;
    this.people = people;
    this.figures = figures;
    this.grants = grants;
    this.keys = keys;
  }

  /** Sets the stage, and brings it to where the clock stands. */
  synchronized void catchUp() throws IOException {
    UUID agency =
        recipients
            .organisation(AGENCY)
            .map(Organisation::id)
            .orElseGet(() -> recipients.add(AGENCY, false));
    people.enter(agency);
    figures.enter(people.actor(agency, Role.CASE_OFFICER), "2020");
    if (grants.load(agency).contains("2021")) {
      figures.enter(people.actor(agency, Role.CASE_OFFICER), "2021");
    }
    keys.enter(people.actor(agency, Role.CASE_OFFICER), people.actor(agency, Role.REGISTRATOR));
    keys.assume(people.actor(agency, Role.CASE_OFFICER), people.actor(agency, Role.DECISION_MAKER));
    grants.open(agency);
  }
}
