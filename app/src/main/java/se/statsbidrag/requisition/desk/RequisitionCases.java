package se.statsbidrag.requisition.desk;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.CaseMessage;
import se.statsbidrag.casefile.CaseSubject;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;

/** Leads from a case to its requisition: the officer's page, or the recipient's receipt. */
@Component
class RequisitionCases implements CaseSubject {

  private final Requisitions requisitions;

  RequisitionCases(Requisitions requisitions) {
    this.requisitions = requisitions;
  }

  @Override
  public List<Link> of(Actor actor, UUID caseId) {
    List<Requisition> versions = requisitions.versions(actor, caseId);
    return versions.isEmpty()
        ? List.of()
        : List.of(
            new Link(
                "desk.case.link",
                (actor.forRecipient() ? "/mina-rekvisitioner/" : "/rekvisitioner/")
                    + versions.getLast().id()));
  }

  /** A completion is answered by a new version, and by nothing else. */
  @Override
  public boolean answers(Actor party, CaseMessage asked) {
    return requisitions.versions(party, asked.caseId()).stream()
        .anyMatch(version ->
            version.receivedAt().isAfter(asked.at())
                || version.status() == RequisitionStatus.COMPLETION_ASKED
                    && Objects.equals(version.answerBy(), asked.answerBy()));
  }
}
