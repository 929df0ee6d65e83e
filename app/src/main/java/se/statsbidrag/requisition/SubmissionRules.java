package se.statsbidrag.requisition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;

/** When a form may be begun, sent in, corrected and taken back. */
final class SubmissionRules {

  static final int LONGEST_NOTE = 1000;

  private SubmissionRules() {}

  /** A form is begun, in time or late, where nothing has been sent in that counts. */
  static List<Refusal> toBegin(Offer offer, Optional<Requisition> active, Instant now) {
    return switch (offer.opening(now)) {
      case NOT_YET, ON_PAPER, OVER -> channel(offer, now);
      case OPEN, PAST ->
          active
              .map(one -> List.of(Refusal.of("requisition.refusal.already", one.caseNumber())))
              .orElse(List.of());
    };
  }

  /** What has been sent in can be corrected until the last day, or when the agency asks for it. */
  static List<Refusal> toCorrect(Requisition sent, Instant now) {
    if (sent.status() == RequisitionStatus.COMPLETION_ASKED) {
      return List.of();
    }
    return inTime(sent, now);
  }

  /** It can be taken back until the last day. */
  static List<Refusal> toWithdraw(Requisition sent, Instant now) {
    return sent.status() == RequisitionStatus.COMPLETION_ASKED && now.isBefore(sent.closesAt())
        ? List.of()
        : inTime(sent, now);
  }

  private static List<Refusal> inTime(Requisition sent, Instant now) {
    if (sent.status() != RequisitionStatus.SUBMITTED) {
      return List.of(Refusal.of("requisition.refusal.not-changeable", sent.caseNumber()));
    }
    return now.isBefore(sent.closesAt())
        ? List.of()
        : List.of(Refusal.of("requisition.refusal.stands", sent.caseNumber()));
  }

  /** What the round wants on paper, or has not opened for, is not sent in here. */
  static List<Refusal> channel(Offer offer, Instant now) {
    return switch (offer.opening(now)) {
      case NOT_YET -> List.of(Refusal.of("requisition.refusal.not-yet"));
      case ON_PAPER -> List.of(Refusal.of("requisition.refusal.on-paper"));
      case OVER ->
          List.of(
              Refusal.of(
                  "requisition.refusal.past",
                  offer.terms().lastDay(),
                  offer.agency(),
                  offer.terms().document().contact().email()));
      case OPEN, PAST -> List.of();
    };
  }

  /** What is sent in is what was seen. */
  static List<Refusal> toSubmit(Draft draft, String sha256, String seen, String by) {
    return sha256.equals(seen)
        ? List.of()
        : List.of(
            draft.changedByName().equals(by)
                ? Refusal.of("requisition.refusal.seen.own")
                : Refusal.of("requisition.refusal.seen", draft.changedByName()));
  }

  /** The two who send it in together are two. */
  static List<Refusal> second(Draft.@Nullable First first, UUID person) {
    return first != null && first.personId().equals(person)
        ? List.of(Refusal.of("requisition.refusal.second"))
        : List.of();
  }

  static List<Refusal> note(String note) {
    String word = note.strip();
    if (word.isEmpty()) {
      return List.of(Refusal.of("requisition.refusal.note").at("note"));
    }
    return word.length() > LONGEST_NOTE
        ? List.of(
            Refusal.of("requisition.refusal.too-long", LONGEST_NOTE, word.length()).at("note"))
        : List.of();
  }
}
