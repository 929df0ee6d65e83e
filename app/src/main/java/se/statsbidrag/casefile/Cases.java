package se.statsbidrag.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * The agency's matters and their registered documents (diarium och akt; offentlighets- och
 * sekretesslagen 5 kap.). Another agency's matter does not exist.
 */
@Service
public class Cases {

  private static final Role[] WORKERS = {
    Role.CASE_OFFICER, Role.REGISTRATOR, Role.DECISION_MAKER, Role.ECONOMIST
  };

  private final CaseStore store;
  private final AuditTrail audit;
  private final Clock clock;

  Cases(CaseStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens a matter and gives it its number. A case officer who opens one is responsible for it. */
  @Transactional
  public CaseFile open(Actor actor, NewCase opened) {
    Refused.ifAny(CaseRules.toOpen(opened));
    CaseFile file;
    try {
      file = store.insert(actor, opened, LocalDate.now(clock).getYear(), clock.instant());
    } catch (DuplicateKeyException taken) {
      throw new Refused(
          Refusal.of("casefile.refusal.taken", String.valueOf(opened.caseNumber()))
              .at("caseNumber"));
    }
    audit.record(
        actor,
        null,
        "CASE_OPENED",
        file.reference(),
        Map.of(),
        Map.of("caseNumber", file.caseNumber(), "title", file.title()));
    return file;
  }

  /** As {@link #open(Actor, NewCase)}, for a form that may be sent twice. */
  @Transactional
  public ObjectRef open(Actor actor, UUID key, NewCase opened) {
    actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(key, actor, () -> open(actor, opened).reference());
  }

  /** Registers a document in a matter: at once, with its hash, for good. */
  @Transactional
  public Document register(Actor actor, UUID caseId, NewDocument registered) {
    CaseFile file = caseFile(actor, caseId);
    Refused.ifAny(CaseRules.toRegister(registered));
    Document document = store.insert(actor, caseId, registered, clock.instant());
    audit.record(
        actor,
        null,
        "DOCUMENT_REGISTERED",
        file.reference(),
        Map.of(),
        Map.of(
            "number", document.number(),
            "title", document.title(),
            "kind", document.kind(),
            "sha256", document.sha256()));
    return document;
  }

  /** Registers a document that a person has sent in by a form, once. */
  @Transactional
  public ObjectRef register(Actor actor, UUID key, UUID caseId, NewDocument registered) {
    actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          register(actor, caseId, registered);
          return caseFile(actor, caseId).reference();
        });
  }

  /** Writes down what was said or seen (tjänsteanteckning; förvaltningslagen 27 §), once. */
  @Transactional
  public ObjectRef note(
      Actor actor, UUID key, UUID caseId, String subject, String text, @Nullable String basis) {
    actor.as(WORKERS);
    return audit.once(
        key,
        actor,
        () -> {
          CaseFile file = caseFile(actor, caseId);
          Refused.ifAny(CaseRules.toWrite(subject, text));
          register(
              actor,
              caseId,
              NewDocument.text(
                      Document.Direction.INTERNAL,
                      LocalDate.now(clock),
                      null,
                      subject.strip(),
                      "NOTE",
                      "Tjänsteanteckning",
                      text.strip())
                  .confidential(basis));
          return file.reference();
        });
  }

  /** Closes a matter in which nothing more remains to do (avsluta). */
  @Transactional
  public ObjectRef close(Actor actor, UUID key, UUID caseId) {
    return closeOrOpen(actor, key, caseId, true);
  }

  /** Opens a closed matter again, because something came in or remained. */
  @Transactional
  public ObjectRef reopen(Actor actor, UUID key, UUID caseId) {
    return closeOrOpen(actor, key, caseId, false);
  }

  /**
   * Closes a matter in the running transaction of the act that leaves nothing to do in it. One that
   * is closed, or in which a message from the party waits, stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Actor actor, UUID caseId) {
    CaseFile file = caseFile(actor, caseId);
    if (file.closed() == null
        && store.unhandled(caseId) == 0
        && store.close(caseId, true, actor, clock.instant()) == 1) {
      audit.record(actor, null, "CASE_CLOSED", file.reference(), Map.of(), Map.of());
    }
  }

  /** Whoever begins to handle a matter that nobody has is responsible for it from then on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answerFor(Actor officer, UUID caseId) {
    CaseFile file = caseFile(officer, caseId);
    CaseFile.Officer taking = new CaseFile.Officer(officer.personId(), officer.name());
    if (file.officer() == null && store.assign(caseId, null, taking) == 1) {
      audit.record(officer, null, "CASE_TAKEN", file.reference(), Map.of(), Map.of());
    }
  }

  private ObjectRef closeOrOpen(Actor actor, UUID key, UUID caseId, boolean closes) {
    Role role = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          CaseFile file = caseFile(actor, caseId);
          if (closes) {
            Refused.ifAny(CaseRules.toClose(store.unhandled(caseId)));
          }
          if (store.close(caseId, closes, actor, clock.instant()) != 1) {
            throw new Conflict(file.reference());
          }
          String act = closes ? "CASE_CLOSED" : "CASE_REOPENED";
          audit.record(actor, role, act, file.reference(), Map.of(), Map.of());
          return file.reference();
        });
  }

  @Transactional(readOnly = true)
  public CaseFile caseFile(Actor actor, UUID id) {
    return store.caseFile(actor.agencyId(), id).orElseThrow(() -> new NotFound("case", id));
  }

  /** A matter to which the recipient that the actor acts for is a party. */
  @Transactional(readOnly = true)
  public CaseFile caseOf(Actor party, UUID id) {
    return store.caseOf(party.agencyId(), id).orElseThrow(() -> new NotFound("case", id));
  }

  /** The documents of a matter, in the order in which they came. */
  @Transactional(readOnly = true)
  public List<Document> documents(Actor actor, UUID caseId) {
    caseFile(actor, caseId);
    return store.documents(actor.agencyId(), caseId);
  }

  /**
   * What a party sees of its matter (partsinsyn; förvaltningslagen 10 §): every document that is
   * not confidential.
   */
  @Transactional(readOnly = true)
  public List<Document> documentsOf(Actor party, UUID caseId) {
    CaseFile file = caseOf(party, caseId);
    return store.documents(file.agencyId(), caseId).stream()
        .filter(document -> !document.isConfidential())
        .toList();
  }

  /** A document to somebody at the agency who may read it, or to a party of its matter. */
  @Transactional(readOnly = true)
  public Document document(Actor actor, UUID id) {
    return (actor.forRecipient()
            ? store.documentOf(actor.agencyId(), id).filter(document -> !document.isConfidential())
            : store
                .document(actor.agencyId(), id)
                .filter(document -> CaseRules.mayRead(actor, document)))
        .orElseThrow(() -> new NotFound("document", id));
  }

  /** The bytes of a document, to those who may read it. */
  @Transactional(readOnly = true)
  public byte[] content(Actor actor, UUID documentId) {
    return store.content(document(actor, documentId).id());
  }
}
