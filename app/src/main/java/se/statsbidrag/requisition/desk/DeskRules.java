package se.statsbidrag.requisition.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;

/** What can be done with a requisition at the agency. */
final class DeskRules {

  private static final LegalBasis HEARING = new LegalBasis("förvaltningslagen (2017:900)", "25 §");

  private DeskRules() {}

  /** Something that was sent in, that asks for something, and that nobody has proposed yet. */
  static List<Refusal> toPropose(Requisition sent, boolean proposed) {
    List<Refusal> refusals = new ArrayList<>();
    if (sent.status() != RequisitionStatus.SUBMITTED
        && sent.status() != RequisitionStatus.COMPLETION_ASKED) {
      refusals.add(Refusal.of("desk.refusal.status", sent.caseNumber()));
    }
    if (sent.sent().choice() == Choice.NONE) {
      refusals.add(Refusal.of("desk.refusal.nothing", sent.caseNumber()));
    }
    if (proposed) {
      refusals.add(Refusal.of("desk.refusal.proposed", sent.caseNumber()));
    }
    return refusals;
  }

  /** What goes against the recipient says how they were heard; an account must be checked. */
  static List<Refusal> toPropose(Checks.Checked checked, Verdict verdict) {
    List<Refusal> refusals = new ArrayList<>();
    String heard = verdict.heard();
    if (verdict.outcome().burdens() && (heard == null || heard.isBlank())) {
      refusals.add(Refusal.of("desk.refusal.heard").at("heard").by(HEARING));
    }
    boolean waits =
        checked.checks().stream().anyMatch(check -> check.outcome() == Check.Outcome.WAITS);
    if (verdict.outcome() == Verdict.Outcome.APPROVED && waits) {
      refusals.add(Refusal.of("desk.refusal.waits"));
    }
    return refusals;
  }

  static List<Refusal> toAsk(Requisition sent, LocalDate answerBy, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (sent.status() != RequisitionStatus.SUBMITTED
        && sent.status() != RequisitionStatus.COMPLETION_ASKED) {
      refusals.add(Refusal.of("desk.refusal.status", sent.caseNumber()));
    }
    if (!answerBy.isAfter(today)) {
      refusals.add(Refusal.of("desk.refusal.answer-by").at("answerBy"));
    }
    return refusals;
  }

  /** Only what has nothing against it is decided together with others. */
  static List<Refusal> toBatch(List<Checks.Checked> chosen) {
    if (chosen.isEmpty()) {
      return List.of(Refusal.of("desk.refusal.none").at("id"));
    }
    return chosen.stream()
        .filter(one -> !one.clean() || one.sent().status() != RequisitionStatus.SUBMITTED)
        .map(one ->
            Refusal.of(
                    "desk.refusal.not-clean", one.sent().caseNumber(), one.sent().recipientName())
                .at("id"))
        .toList();
  }
}
