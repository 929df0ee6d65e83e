package se.statsbidrag.demo;

import java.io.IOException;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** Sets the stage at the first start. */
@DemonstrationOnly
@Component
class DemoStart implements ApplicationRunner {

  private static final String AGENCY = "Socialstyrelsen";

  private final Recipients recipients;
  private final DemoPeople people;
  private final DemoFigures figures;
  private final DemoGrants grants;
  private final DemoKeys keys;

  DemoStart(
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

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    UUID agency =
        recipients
            .organisation(AGENCY)
            .map(Organisation::id)
            .orElseGet(() -> recipients.add(AGENCY, false));
    people.enter(agency);
    figures.enter(people.actor(agency, Role.CASE_OFFICER));
    grants.load(agency);
    keys.enter(people.actor(agency, Role.CASE_OFFICER), people.actor(agency, Role.REGISTRATOR));
  }
}
