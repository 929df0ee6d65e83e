package se.statsbidrag.requisition.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseMessages;
import se.statsbidrag.casefile.NewMessage;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;

/**
 * Asking a recipient to complete its requisition (komplettering): a message with a day, which the
 * recipient answers by a new version. Who has not answered in time is reminded, once for each day
 * that was asked for.
 */
@Service
class Completions {

  private static final int MOST = 500;

  private final Requisitions requisitions;
  private final CaseMessages messages;
  private final DeskStore desk;
  private final DeskNotices notices;
  private final AuditTrail audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Completions(
      Requisitions requisitions,
      CaseMessages messages,
      DeskStore desk,
      DeskNotices notices,
      AuditTrail audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.requisitions = requisitions;
    this.messages = messages;
    this.desk = desk;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Asks for a completion, once. */
  @Transactional
  public ObjectRef ask(
      Actor actor, UUID key, UUID id, String subject, String text, LocalDate answerBy) {
    actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Requisition sent = requisitions.requisition(actor, id);
          Refused.ifAny(DeskRules.toAsk(sent, answerBy, LocalDate.now(clock)));
          messages.write(
              actor,
              sent.caseId(),
              sent.organisationId(),
              NewMessage.of(subject, text).answeredBy(answerBy));
          requisitions.askCompletion(actor, id, answerBy);
          return sent.ref();
        });
  }

  /** Reminds all whose day has passed. */
  @Scheduled(fixedDelayString = "${statsbidrag.reminders-every:10m}")
  void remind() {
    for (DeskStore.Overdue one : desk.overdue(Optional.empty(), LocalDate.now(clock), MOST)) {
      transactions.executeWithoutResult(status ->
          notices.overdue(requisitions.requisition(Actor.system(one.agencyId()), one.id())));
    }
  }
}
