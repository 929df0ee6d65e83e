package se.statsbidrag.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/**
 * The agency's matters and their registered documents (diarium och akt; offentlighets- och
 * sekretesslagen 5 kap.). Another agency's matter does not exist.
 */
@Service
public class Cases {

  private final CaseStore store;
  private final AuditTrail audit;
  private final Clock clock;

  Cases(CaseStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens a matter and gives it its number. */
  @Transactional
  public CaseFile open(Actor actor, NewCase opened) {
    Refused.ifAny(CaseRules.toOpen(opened));
    UUID id;
    try {
      id = store.insert(actor, opened, LocalDate.now(clock).getYear(), clock.instant());
    } catch (DuplicateKeyException taken) {
      throw new Refused(
          Refusal.of("casefile.refusal.taken", String.valueOf(opened.caseNumber()))
              .at("caseNumber"));
    }
    CaseFile file = caseFile(actor, id);
    audit.record(
        actor,
        null,
        "CASE_OPENED",
        reference(file),
        Map.of(),
        Map.of("caseNumber", file.caseNumber(), "title", file.title()));
    return file;
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
        reference(file),
        Map.of(),
        Map.of(
            "number", document.number(),
            "title", document.title(),
            "kind", document.kind(),
            "sha256", document.sha256()));
    return document;
  }

  @Transactional(readOnly = true)
  public CaseFile caseFile(Actor actor, UUID id) {
    return store.caseFile(actor.agencyId(), id).orElseThrow(() -> new NotFound("case", id));
  }

  /** The agency's matters, newest first. */
  @Transactional(readOnly = true)
  public List<CaseFile> list(Actor actor, int limit) {
    return store.list(actor.agencyId(), limit);
  }

  /** The documents of a matter, in the order in which they came. */
  @Transactional(readOnly = true)
  public List<Document> documents(Actor actor, UUID caseId) {
    caseFile(actor, caseId);
    return store.documents(actor.agencyId(), caseId);
  }

  @Transactional(readOnly = true)
  public Document document(Actor actor, UUID id) {
    return store
        .document(actor.agencyId(), id)
        .filter(document -> CaseRules.mayRead(actor, document))
        .orElseThrow(() -> new NotFound("document", id));
  }

  /** The bytes of a document, to those who may read it. */
  @Transactional(readOnly = true)
  public byte[] content(Actor actor, UUID documentId) {
    return store.content(document(actor, documentId).id());
  }

  private static ObjectRef reference(CaseFile file) {
    return new ObjectRef("casefile.case", file.id().toString(), file.caseNumber());
  }
}
