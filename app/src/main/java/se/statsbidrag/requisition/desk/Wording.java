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
import se.statsbidrag.programme.ConditionWords;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.Requisition;

/** How a decision about a requisition reads, from what the round's terms say. In Swedish. */
@Component
class Wording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;
  private final Instructions instructions;
  private final ConditionWords words;

  Wording(MessageSource messages, Instructions instructions, ConditionWords words) {
    this.messages = messages;
    this.instructions = instructions;
    this.words = words;
  }

  String title(Requisition sent) {
    return text("desk.decision.title", sent.sent().round(), sent.recipientName());
  }

  String outcome(Verdict.Outcome outcome) {
    return text("desk.decision.outcome." + outcome);
  }

  /** The decision itself, as it is first suggested; the officer may write it otherwise. */
  String decision(Requisition sent, Verdict.Outcome outcome) {
    String text =
        text(
            "desk.decision.text." + outcome,
            sent.sent().addressee(),
            sent.recipientName(),
            kronor(sent.amount()),
            sent.sent().round(),
            sent.sent().terms());
    return outcome.burdens() ? text : text + "\n\n" + conditions(sent);
  }

  /** On which conditions it is given, and what can be reclaimed (L7). */
  private String conditions(Requisition sent) {
    Terms terms = instructions.version(sent.roundId(), sent.sent().terms());
    return String.join(" ", words.conditions(terms, sent.recipientKind()))
        + "\n\n"
        + words.reservation(terms.document().repayment());
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

  String many(List<Requisition> sent, Money sum) {
    Requisition first = sent.getFirst();
    return text(
            "desk.decision.many.text",
            first.sent().addressee(),
            sent.size(),
            kronor(sum),
            first.sent().terms())
        + "\n\n"
        + conditions(first);
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
