package se.statsbidrag.demo;

import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** Sets the stage at the first start. */
@DemonstrationOnly
@Component
class DemoStart implements ApplicationRunner {

  private static final String AGENCY = "Socialstyrelsen";

  private final Recipients recipients;
  private final DemoPeople people;
  private final DemoGrants grants;

  DemoStart(Recipients recipients, DemoPeople people, DemoGrants grants) {
    this.recipients = recipients;
    this.people = people;
    this.grants = grants;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    UUID agency =
        recipients
            .organisation(AGENCY)
            .map(Organisation::id)
            .orElseGet(() -> recipients.add(AGENCY, false));
    people.enter(agency);
    grants.load(agency);
  }
}
