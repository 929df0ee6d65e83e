package se.statsbidrag.requisition.desk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.Requisition;

/** How a decision about a requisition reads, from what the round's terms say. In Swedish. */
@Component
class Wording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;

  Wording(MessageSource messages) {
    this.messages = messages;
  }

  String title(Requisition sent) {
    return text("desk.decision.title", sent.sent().round(), sent.recipientName());
  }

  String outcome(Verdict.Outcome outcome) {
    return text("desk.decision.outcome." + outcome);
  }

  /** The decision itself, as it is first suggested; the officer may write it otherwise. */
  String decision(Requisition sent, Verdict.Outcome outcome) {
    return text(
        "desk.decision.text." + outcome,
        sent.sent().addressee(),
        sent.recipientName(),
        kronor(sent.amount()),
        sent.sent().round(),
        sent.sent().terms());
  }

  String reasons(Requisition sent, Verdict.Outcome outcome) {
    return text(
        "desk.decision.reasons." + outcome,
        sent.sent().ceiling().keyLabel(),
        kronor(sent.sent().ceilingAmount()));
  }

  String many(Round round) {
    return text("desk.decision.many.title", round.nameSv());
  }

  String many(String authority, int number, Money sum, int terms) {
    return text("desk.decision.many.text", authority, number, kronor(sum), terms);
  }

  String manyReasons() {
    return text("desk.decision.many.reasons");
  }

  /** What the decision rests on: the government's decision that the round stands on. */
  static List<LegalBasis> legalBasis(Round round) {
    return List.of(round.basis());
  }

  /** How it is appealed, or which statute says that it cannot be. */
  Appeal appeal(Round round) {
    Terms.Appeal appeal = Objects.requireNonNull(round.terms()).document().appeal();
    return appeal.allowed()
        ? new Appeal.Appealable(
            text("desk.decision.appeal.to"), appeal.text() + " " + text("desk.decision.appeal.how"))
        : new Appeal.NotAppealable(appeal.basis());
  }

  static String kronor(Money amount) {
    return Formats.of(SWEDISH).kronor(amount.ore());
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }
}
