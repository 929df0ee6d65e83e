package se.statsbidrag.demo;

import java.io.IOException;
import java.util.List;
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
public class DemoWorld {

  private static final String AGENCY = "Socialstyrelsen";

  /** The years whose decisions bring figures with them. */
  private static final List<String> FIGURES = List.of("2017", "2020", "2021");

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
  public synchronized void catchUp() throws IOException {
    UUID agency = agency();
    people.enter(agency);
    List<String> decided = grants.load(agency);
    for (String year : FIGURES) {
      if (decided.contains(year)) {
        figures.enter(people.actor(agency, Role.CASE_OFFICER), year);
      }
    }
    keys.enter(people.actor(agency, Role.CASE_OFFICER), people.actor(agency, Role.REGISTRATOR));
    keys.assume(people.actor(agency, Role.CASE_OFFICER), people.actor(agency, Role.DECISION_MAKER));
    grants.open(agency);
  }

  /** The agency that the demonstration is about. */
  public UUID agency() {
    return recipients
        .organisation(AGENCY)
        .map(Organisation::id)
        .orElseGet(() -> recipients.add(AGENCY, false));
  }
}
