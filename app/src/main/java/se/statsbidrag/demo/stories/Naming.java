package se.statsbidrag.demo.stories;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.direct.DirectForm;
import se.statsbidrag.award.direct.Directs;
import se.statsbidrag.award.direct.Named;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.requisition.accounts.Account;

/** What a mandate gives named parties without their asking: each gets an equal part of its line. */
@DemonstrationOnly
@Component
class Naming {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final int FIRST_NUMBER = 900;
  private static final int DAYS = 30;
  private static final long ORE = 100;

  private final Directs directs;
  private final Desk desk;
  private final MessageSource messages;
  private final Clock clock;

  Naming(Directs directs, Desk desk, MessageSource messages, Clock clock) {
    this.directs = directs;
    this.desk = desk;
    this.messages = messages;
    this.clock = clock;
  }

  /** Gives every party of a year's lines what the line says. */
  void give(Company company, int year) {
    int number = FIRST_NUMBER;
    for (Named named : directs.lines(company.officer())) {
      if (named.line().year().equals(new BudgetYear(year)) && named.ours()) {
        for (Named.Party party : named.parties()) {
          desk.decide(
              company,
              directs.propose(
                  company.officer(),
                  UUID.randomUUID(),
                  named.line().id(),
                  party.code(),
                  form(named, party, number++)));
        }
      }
    }
    desk.checkAccounts(company);
  }

  private DirectForm form(Named named, Named.Party party, int number) {
    return new DirectForm(
        party.name(),
        String.valueOf(named.line().amount().ore() / ORE / named.parties().size()),
        named.line().name(),
        LocalDate.now(clock).plusDays(DAYS).toString(),
        Account.Kind.BANKGIRO.name(),
        Giro.of(number),
        messages.getMessage("stories.act.direct", null, SWEDISH),
        true);
  }
}
