package se.statsbidrag.casefile;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;

/**
 * What waits in matters: for an officer what was handed over or written in, for a recipient what
 * the agency has asked.
 */
@Component
class CaseQueue implements WorkItemSource {

  private final Handovers handovers;
  private final CaseMessages messages;
  private final Cases cases;
  private final List<CaseSubject> subjects;

  CaseQueue(Handovers handovers, CaseMessages messages, Cases cases, List<CaseSubject> subjects) {
    this.handovers = handovers;
    this.messages = messages;
    this.cases = cases;
    this.subjects = subjects;
  }

  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (actor.forRecipient()) {
      return messages.unanswered(actor, limit).stream()
          .filter(asked -> subjects.stream().noneMatch(one -> one.answers(actor, asked)))
          .map(message ->
              new WorkItem(
                  "casefile.work.answer",
                  cases.caseOf(actor, message.caseId()).reference(),
                  "/mina-arenden/" + message.caseId(),
                  message.at(),
                  message.answerBy()))
          .toList();
    }
    return actor.has(Role.CASE_OFFICER)
        ? Stream.concat(handedOver(actor, limit), written(actor, limit)).toList()
        : List.of();
  }

  private Stream<WorkItem> handedOver(Actor actor, int limit) {
    return handovers.waiting(actor, limit).stream()
        .map(one ->
            new WorkItem(
                "casefile.work.take",
                one.reference(),
                "/arenden/" + one.caseId(),
                one.since(),
                null));
  }

  private Stream<WorkItem> written(Actor actor, int limit) {
    return messages.waiting(actor, limit).stream()
        .map(one ->
            new WorkItem(
                "casefile.work.message",
                new ObjectRef("casefile.case", one.caseId().toString(), one.caseNumber()),
                "/arenden/" + one.caseId() + "#meddelanden",
                one.since(),
                null));
  }
}
