package se.statsbidrag.award;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/** Gives whoever has an approved requisition what it asked for, in the decision's transaction. */
@Component
class ApprovedRequisitions {

  private final Awards awards;
  private final Rounds rounds;

  ApprovedRequisitions(Awards awards, Rounds rounds) {
    this.awards = awards;
    this.rounds = rounds;
  }

  @EventListener
  void award(Requisitions.Approved approved) {
    Requisition asked = approved.requisition();
    Round round = rounds.round(asked.roundId());
    awards.make(
        approved.by(),
        new NewAward(
            Award.Kind.BASE,
            asked.organisationId(),
            asked.recipientKind(),
            asked.recipientName(),
            asked.roundId(),
            asked.id(),
            asked.caseId(),
            asked.caseNumber(),
            round.lineId(),
            asked.amount(),
            approved.at(),
            approved.proposal(),
            WorkingCalendar.dayOf(asked.receivedAt()),
            null));
  }
}
