package se.statsbidrag.requisition.form;

import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.CaseMessage;
import se.statsbidrag.casefile.CaseMessages;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;

/** What the agency has asked a recipient to complete (komplettering), as it wrote it. */
@Component
class Questions {

  private final CaseMessages messages;

  Questions(CaseMessages messages) {
    this.messages = messages;
  }

  /** What waits for a new version now; nothing where the requisition is as it should be. */
  List<CaseMessage> of(Actor actor, Requisition sent) {
    return sent.status() != RequisitionStatus.COMPLETION_ASKED
        ? List.of()
        : messages.ofParty(actor, sent.caseId()).stream()
            .filter(message -> !message.incoming() && message.answerBy() != null)
            .filter(message -> message.at().isAfter(sent.receivedAt()))
            .toList();
  }
}
