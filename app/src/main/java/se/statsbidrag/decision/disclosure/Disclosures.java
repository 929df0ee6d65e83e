package se.statsbidrag.decision.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.casefile.Upload;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.NewProposal;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * Handing out documents in one act (utlämnande): whole, masked or not at all, each copy registered
 * in the case. What is kept back can be decided in writing, by another, so that it can be appealed.
 */
@Service
class Disclosures {

  private final DisclosureStore store;
  private final Masking masking;
  private final Cases cases;
  private final Decisions decisions;
  private final Recipients recipients;
  private final AuditTrail audit;
  private final Clock clock;

  Disclosures(
      DisclosureStore store,
      Masking masking,
      Cases cases,
      Decisions decisions,
      Recipients recipients,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.masking = masking;
    this.cases = cases;
    this.decisions = decisions;
    this.recipients = recipients;
    this.audit = audit;
    this.clock = clock;
  }

  /** The text of a document that can be masked here; empty where it cannot. */
  @Transactional(readOnly = true)
  public Optional<String> text(Actor actor, Document document) {
    return masking.text(document, cases.content(actor, document.id()));
  }

  /** Hands out what was chosen, as it was chosen, once. */
  @Transactional
  public ObjectRef give(
      Actor actor,
      UUID key,
      UUID caseId,
      @Nullable String requester,
      LocalDate requestedOn,
      List<Disclosure.Choice> choices) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          CaseFile file = cases.caseFile(actor, caseId);
          Refused.ifAny(toGive(actor, caseId, choices));
          UUID id = store.insert(actor, caseId, requester, requestedOn, clock.instant());
          for (Disclosure.Choice choice : choices) {
            Document document = cases.document(actor, choice.document());
            store.insert(id, choice, copy(actor, file, document, choice, requester));
          }
          ObjectRef made = new ObjectRef("decision.disclosure", id.toString(), file.caseNumber());
          audit.record(
              actor,
              role,
              "DOCUMENTS_DISCLOSED",
              made,
              Map.of(),
              choices.stream()
                  .collect(
                      Collectors.groupingBy(one -> one.outcome().name(), Collectors.counting())));
          return made;
        });
  }

  private List<Refusal> toGive(Actor actor, UUID caseId, List<Disclosure.Choice> choices) {
    if (choices.isEmpty()) {
      return List.of(Refusal.of("disclosure.refusal.none").at("handling"));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Disclosure.Choice choice : choices) {
      Document document = cases.document(actor, choice.document());
      if (!document.caseId().equals(caseId)) {
        throw new NotFound("document", choice.document());
      }
      refusals.addAll(DisclosureRules.toGive(document, choice, text(actor, document)));
    }
    return refusals;
  }

  private @Nullable UUID copy(
      Actor actor,
      CaseFile file,
      Document document,
      Disclosure.Choice choice,
      @Nullable String requester) {
    String basis = String.valueOf(choice.basis());
    return switch (choice.outcome()) {
      case WHOLE, WITHHELD -> null;
      case MASKED ->
          register(
              actor,
              document,
              requester,
              "handling-" + document.number() + "-maskad.pdf",
              "application/pdf",
              masking.copy(file.caseNumber(), document, choice.text(), basis));
      case REPLACED -> {
        Upload upload = java.util.Objects.requireNonNull(choice.file());
        yield register(
            actor, document, requester, upload.fileName(), upload.mediaType(), upload.bytes());
      }
    };
  }

  private UUID register(
      Actor actor,
      Document document,
      @Nullable String requester,
      String fileName,
      String mediaType,
      byte[] content) {
    String title = "Utlämnad kopia av handling " + document.number();
    return cases
        .register(
            actor,
            document.caseId(),
            new NewDocument(
                Document.Direction.OUT,
                LocalDate.now(clock),
                requester == null ? "Den som begärt handlingen" : requester,
                title,
                "DISCLOSED",
                fileName,
                mediaType,
                new NewDocument.Content(content),
                null))
        .id();
  }

  @Transactional(readOnly = true)
  public Disclosure disclosure(Actor actor, UUID id) {
    DisclosureStore.Head head =
        store.head(actor.agencyId(), id).orElseThrow(() -> new NotFound("disclosure", id));
    List<Disclosure.Item> items =
        store.rows(id).stream()
            .map(row ->
                new Disclosure.Item(
                    cases.document(actor, row.documentId()),
                    Disclosure.Outcome.valueOf(row.outcome()),
                    row.basis(),
                    row.copyId()))
            .toList();
    return new Disclosure(
        head.id(),
        head.caseId(),
        head.caseNumber(),
        head.requester(),
        head.requestedOn(),
        head.givenAt(),
        head.givenByName(),
        items);
  }

  /** Earlier disclosures from a case, latest first. */
  @Transactional(readOnly = true)
  public List<DisclosureStore.Head> of(Actor actor, UUID caseId) {
    return store.of(actor.agencyId(), caseId);
  }

  /** Proposes the written decision that keeps something back; another takes it. */
  @Transactional
  public ObjectRef refuse(
      Actor actor, UUID key, UUID id, String text, String reasons, boolean noConflict) {
    actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Disclosure given = disclosure(actor, id);
          if (!given.keepsSomething()) {
            throw new Refused(Refusal.of("disclosure.refusal.nothing"));
          }
          if (decisions.about(actor, "decision.disclosure", id.toString()).isPresent()) {
            throw new Refused(Refusal.of("disclosure.refusal.proposed"));
          }
          UUID proposal =
              decisions.propose(actor, proposal(actor, given, text, reasons, noConflict));
          return decisions.proposal(actor, proposal).reference();
        });
  }

  private NewProposal proposal(
      Actor actor, Disclosure given, String text, String reasons, boolean noConflict) {
    String authority = recipients.organisation(actor.agencyId()).map(Organisation::name).orElse("");
    return new NewProposal(
        authority,
        given.caseId(),
        given.reference(),
        "Begäran att få ut handlingar i ärende " + given.caseNumber(),
        given.items().stream().allMatch(one -> one.outcome() == Disclosure.Outcome.WITHHELD)
            ? "Begäran avslås"
            : "Begäran avslås i vissa delar",
        text,
        reasons,
        List.of(DisclosureRules.RIGHT, DisclosureRules.REFUSAL),
        new Appeal.Appealable(
            "kammarrätten",
            "Överklagandet ska ha kommit in till "
                + authority
                + " inom tre veckor från den dag då beslutet nådde den som begärde handlingarna"
                + " (6 kap. 7 § offentlighets- och sekretesslagen, 43 och 44 §§"
                + " förvaltningslagen)."),
        List.of(),
        noConflict);
  }

  /** What is kept back, as the decision first says it. */
  static String kept(Disclosure given) {
    return given.items().stream()
        .filter(item -> item.outcome() != Disclosure.Outcome.WHOLE)
        .map(item ->
            "Handling "
                + item.document().number()
                + (item.outcome() == Disclosure.Outcome.WITHHELD
                    ? " lämnas inte ut"
                    : " lämnas ut med maskade ställen")
                + " ("
                + item.basis()
                + ").")
        .collect(Collectors.joining("\n"));
  }
}
