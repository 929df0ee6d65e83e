package se.statsbidrag.demo.stories;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.redistribution.Redistributions;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.programme.Round;

/** What becomes of what nobody asked for: shared out, or left, by a decision of two. */
@DemonstrationOnly
@Component
class Sharing {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Redistributions redistributions;
  private final Desk desk;
  private final MessageSource messages;

  Sharing(Redistributions redistributions, Desk desk, MessageSource messages) {
    this.redistributions = redistributions;
    this.desk = desk;
    this.messages = messages;
  }

  /** Shares it among those who wished for more, by what the key gives each. */
  void share(Company company, Round round) {
    Plan plan = new Plan(By.KEY, null, null, Plan.Reach.TOGETHER);
    decide(
        company,
        redistributions.share(
            company.officer(), UUID.randomUUID(), round.id(), plan, text("share"), true));
  }

  /** Leaves it. */
  void leave(Company company, Round round) {
    decide(
        company,
        redistributions.leave(
            company.officer(), UUID.randomUUID(), round.id(), text("leave"), true));
  }

  private void decide(Company company, ObjectRef proposal) {
    desk.decide(company, proposal);
  }

  private String text(String name) {
    return messages.getMessage("stories.act." + name, null, SWEDISH);
  }
}
