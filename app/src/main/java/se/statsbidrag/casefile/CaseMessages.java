package se.statsbidrag.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * What the agency and a party write to each other in a matter (meddelanden). Each is registered in
 * it; the mail that tells of it carries the number and a link, never the text.
 */
@Service
public class CaseMessages {

  private final CaseMessageStore store;
  private final Cases cases;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final Clock clock;

  CaseMessages(
      CaseMessageStore store,
      Cases cases,
      Notifications notifications,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.notifications = notifications;
    this.audit = audit;
    this.clock = clock;
  }

  /** An officer writes to a party, once. */
  @Transactional
  public ObjectRef send(Actor actor, UUID key, UUID caseId, UUID party, NewMessage message) {
    actor.as(Role.CASE_OFFICER, Role.REGISTRATOR, Role.DECISION_MAKER, Role.ECONOMIST);
    return audit.once(
        key,
        actor,
        () -> {
          write(actor, caseId, party, message);
          return cases.caseFile(actor, caseId).reference();
        });
  }

  /** Writes to a party in the running transaction of an act that means more than the message. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Document write(Actor actor, UUID caseId, UUID party, NewMessage message) {
    CaseFile file = cases.caseFile(actor, caseId);
    CaseFile.Party to = party(file, party);
    Refused.ifAny(
        Stream.concat(
                CaseRules.toWrite(message.subject(), message.text()).stream(),
                CaseRules.toAsk(message, LocalDate.now(clock)).stream())
            .toList());
    Document kept = keep(actor, file, to, Document.Direction.OUT, message);
    Notice notice = notice(file, message.answerBy()).toRecipient(party);
    notifications.tellAll(
        file.agencyId(),
        "case-message:" + kept.id(),
        notifications.concerned(party, file.agencyId(), null, null, Role.atRecipient()).stream()
            .map(addressee -> new Letter(addressee, notice))
            .toList());
    return kept;
  }

  private static Notice notice(CaseFile file, @Nullable LocalDate answerBy) {
    String href = "/mina-arenden/" + file.id();
    return answerBy == null
        ? Notice.of("casefile.notice.message", file.reference(), href)
        : Notice.of("casefile.notice.question", file.reference(), href, answerBy);
  }

  /** Somebody who acts for a party writes to the agency, once. */
  @Transactional
  public ObjectRef receive(Actor party, UUID key, UUID caseId, NewMessage message) {
    Role role = party.as(Role.AGENT, Role.REPRESENTATIVE);
    return audit.once(
        key,
        party,
        () -> {
          CaseFile file = cases.caseOf(party, caseId);
          Refused.ifAny(CaseRules.toWrite(message.subject(), message.text()));
          Actor there = party.at(file.agencyId());
          CaseFile.Party from = party(file, party.agencyId());
          keep(there, file, from, Document.Direction.IN, message);
          audit.record(party, role, "MESSAGE_SENT", file.reference(), Map.of(), Map.of());
          tellOfficer(file, from.name());
          return file.reference();
        });
  }

  private Document keep(
      Actor actor,
      CaseFile file,
      CaseFile.Party party,
      Document.Direction direction,
      NewMessage message) {
    UUID organisation = java.util.Objects.requireNonNull(party.organisationId());
    Upload attachment = message.attachment();
    Document document =
        cases.register(
            actor,
            file.id(),
            NewDocument.text(
                    direction,
                    LocalDate.now(clock),
                    party.name(),
                    message.subject().strip(),
                    "MESSAGE",
                    "Meddelande",
                    message.text().strip())
                .with(organisation));
    store.insert(document, file.agencyId(), organisation, message);
    if (attachment != null) {
      cases.register(actor, file.id(), attached(attachment, direction, party.name(), organisation));
    }
    return document;
  }

  private NewDocument attached(
      Upload attachment, Document.Direction direction, String party, UUID organisation) {
    return new NewDocument(
            direction,
            LocalDate.now(clock),
            party,
            attachment.fileName(),
            "ATTACHMENT",
            attachment.fileName(),
            attachment.mediaType(),
            new NewDocument.Content(attachment.bytes()),
            null)
        .with(organisation)
        .publiclyCalled("Bilaga till meddelande");
  }

  private void tellOfficer(CaseFile file, String party) {
    CaseFile.Officer officer = file.officer();
    Notice notice =
        Notice.of("casefile.notice.answer", file.reference(), "/arenden/" + file.id(), party);
    notifications.holders(file.agencyId(), Role.CASE_OFFICER).stream()
        .filter(to -> officer == null || officer.id().equals(to.personId()))
        .forEach(to -> notifications.send(file.agencyId(), to, notice));
  }

  /** An officer has taken care of what came in. */
  @Transactional
  public void handled(Actor actor, UUID id) {
    Role role = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    CaseMessage message =
        store.message(actor.agencyId(), id).orElseThrow(() -> new NotFound("message", id));
    if (store.handled(id, actor, clock.instant()) == 1) {
      audit.record(
          actor,
          role,
          "MESSAGE_HANDLED",
          cases.caseFile(actor, message.caseId()).reference(),
          Map.of(),
          Map.of("number", message.number()));
    }
  }

  /** The messages of a matter, to those who work with it, oldest first. */
  @Transactional(readOnly = true)
  public List<CaseMessage> of(Actor actor, UUID caseId) {
    cases.caseFile(actor, caseId);
    return store.of(caseId);
  }

  /** The messages between the agency and the recipient that the actor acts for. */
  @Transactional(readOnly = true)
  public List<CaseMessage> ofParty(Actor party, UUID caseId) {
    cases.caseOf(party, caseId);
    return store.of(caseId).stream()
        .filter(message -> message.organisationId().equals(party.agencyId()))
        .toList();
  }

  @Transactional(readOnly = true)
  List<CaseMessageStore.Waiting> waiting(Actor officer, int limit) {
    return store.waiting(officer.agencyId(), officer.personId(), limit);
  }

  /** What the agencies have asked the recipient that the actor acts for, by the day it is due. */
  @Transactional(readOnly = true)
  public List<CaseMessage> unanswered(Actor party, int limit) {
    return store.unanswered(party.agencyId(), limit);
  }

  private static CaseFile.Party party(CaseFile file, UUID organisation) {
    return file.parties().stream()
        .filter(party -> organisation.equals(party.organisationId()))
        .findFirst()
        .orElseThrow(() -> new Refused(Refusal.of("casefile.refusal.party").at("party")));
  }
}
