package se.statsbidrag.award.direct;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.award.AwardWording;
import se.statsbidrag.award.Conditions;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Swedish;

/** How a direct allocation reads as a decision. In Swedish. */
@Component
class DirectWording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;
  private final AwardWording words;

  DirectWording(MessageSource messages, AwardWording words) {
    this.messages = messages;
    this.words = words;
  }

  /**
   * Who is a legal person, as a suggestion: the name until a comma, which tells what part of it.
   */
  static String legalPerson(Named.Party party) {
    return party.name().split(",", 2)[0].strip();
  }

  String matter(DirectForm.Read form, BudgetLine line) {
    return text("direct.matter", form.organisation(), line.year().toString());
  }

  String purpose(Named named) {
    return text("direct.purpose.suggested", named.mandate().caseNumber());
  }

  /** Why it is given: the government has said so. */
  String reasons(Named named, Named.Party party) {
    return text(
        "direct.reasons",
        party.name(),
        kronor(named.line().amount()),
        named.mandate().caseNumber(),
        Swedish.FORMATS.date(named.mandate().document().decision().date()));
  }

  NewProposal proposal(Direct direct, Named named, DirectForm.Read form) {
    Conditions conditions = words.byMandate(direct.agencyId(), direct.purpose(), named.line());
    return new NewProposal(
        conditions.authority(),
        direct.caseId(),
        direct.ref(),
        text("direct.title.decision", direct.recipientName()),
        text("direct.outcome"),
        text(
                "direct.text",
                conditions.authority(),
                direct.recipientName(),
                kronor(direct.amount()),
                Swedish.FORMATS.date(direct.payBy()))
            + "\n\n"
            + String.join(" ", conditions.points())
            + "\n\n"
            + conditions.reservation(),
        form.reasons(),
        conditions.legalBasis(),
        new Appeal.Appealable(text("direct.appeal.to"), text("direct.appeal.how")),
        List.of(),
        form.noConflict());
  }

  private static String kronor(Money amount) {
    return Swedish.FORMATS.kronor(amount.ore());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }
}
