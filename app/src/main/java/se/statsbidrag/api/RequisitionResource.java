package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.audit.AuditLine;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.Submissions;

/** Rekvisitioner: submitting where the round allows a system to, and how it goes afterwards. */
@RestController
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
@RequestMapping(value = "/api/v1", produces = "application/json")
@Tag(name = "Requisitions", description = "With a token, for one's own organisation")
@SecurityRequirement(name = ApiSetup.TOKEN)
class RequisitionResource {

  private static final int MOST = 200;

  /** A round in which a person submits. */
  static final class PersonSubmits extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** What was submitted, and where it stands. */
  @Schema(name = "Requisition", description = "What was submitted, and where it stands")
  record RequisitionView(
      UUID id,
      @Schema(description = "The case number at the agency") String caseNumber,
      UUID round,
      String recipientKind,
      int version,
      @Schema(description = "WHOLE, PART or NONE") String choice,
      @Schema(description = "In kronor") BigDecimal amount,
      @Schema(description = "When it reached the agency") Instant receivedAt,
      @Schema(description = "Whether that was after the last day") boolean late,
      @Schema(description = "SUBMITTED, COMPLETION_ASKED, APPROVED, REFUSED, WITHDRAWN or REPLACED")
          String status,
      @Schema(description = "The day by which a completion is asked for, or null")
          @Nullable LocalDate answerBy,
      @Schema(description = "Of the frozen content") String sha256) {}

  /** What to submit. */
  @Schema(name = "Submission", description = "Says what is submitted: no other content than that")
  record SubmissionForm(@Schema(description = "The draft's") @Nullable String sha256) {}

  /** Something that happened. */
  @Schema(name = "Event", description = "Something that happened to a requisition")
  record EventView(
      @Schema(description = "Ask for what comes after it") long cursor,
      Instant at,
      @Schema(description = "Such as REQUISITION_RECEIVED, COMPLETION_ASKED") String act,
      UUID requisition,
      String caseNumber) {}

  private final Drafts drafts;
  private final Submissions submissions;
  private final Requisitions requisitions;
  private final AuditTrail trail;

  RequisitionResource(
      Drafts drafts, Submissions submissions, Requisitions requisitions, AuditTrail trail) {
    this.drafts = drafts;
    this.submissions = submissions;
    this.requisitions = requisitions;
    this.trail = trail;
  }

  @Operation(
      summary = "Submit what has been filled in, where the round allows a system to",
      description =
          "The same key gives the same requisition, however often and to whichever node it is"
              + " sent. Where a person submits, the answer is the problem person-submits and what"
              + " has been filled in waits.")
  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @PostMapping(value = "/rounds/{round}/requisition", consumes = "application/json")
  ResponseEntity<RequisitionView> submit(
      Actor actor,
      @PathVariable UUID round,
      @Parameter(description = "A UUID of your own") @RequestHeader("Idempotency-Key") UUID key,
      @RequestBody SubmissionForm form) {
    requireSubmit(actor, drafts.offer(actor, round));
    String seen = form.sha256() == null ? "" : form.sha256();
    ObjectRef made = submissions.submit(actor, key, round, seen);
    Requisition sent = requisitions.requisition(actor, UUID.fromString(made.id()));
    return ResponseEntity.created(URI.create("/api/v1/requisitions/" + sent.id())).body(view(sent));
  }

  private void requireSubmit(Actor actor, Offer offer) {
    boolean may = offer.terms().systemMaySubmit() && !submissions.takesTwo(offer);
    if (!may || !drafts.maySubmit(actor, offer)) {
      throw new PersonSubmits();
    }
  }

  @Operation(
      summary = "Begin to correct a requisition",
      description =
          "What was submitted stands in the round's draft, to be filled in otherwise and submitted"
              + " again as a new version. Until then the one that was submitted counts. Asking"
              + " again changes nothing.")
  @PostMapping("/requisitions/{id}/correction")
  ResponseEntity<Void> correct(Actor actor, @PathVariable UUID id) {
    UUID round = requisitions.requisition(actor, id).roundId();
    drafts.correct(actor, id);
    return ResponseEntity.created(URI.create("/api/v1/rounds/" + round + "/draft")).build();
  }

  @Operation(
      summary = "Withdraw a requisition, where the round allows a system to submit",
      description =
          "Nothing is asked for any more; what was filled in stands in the round's draft. The same"
              + " key gives the same answer. Where a person submits, the answer is the problem"
              + " person-submits and the requisition stands.")
  @PostMapping("/requisitions/{id}/withdrawal")
  RequisitionView withdraw(
      Actor actor,
      @PathVariable UUID id,
      @Parameter(description = "A UUID of your own") @RequestHeader("Idempotency-Key") UUID key) {
    UUID round = requisitions.requisition(actor, id).roundId();
    requireSubmit(actor, drafts.offer(actor, round));
    submissions.withdraw(actor, key, id);
    return view(requisitions.requisition(actor, id));
  }

  @Operation(summary = "The own requisitions, the latest first")
  @GetMapping("/requisitions")
  List<RequisitionView> requisitions(Actor actor) {
    return requisitions.own(actor).stream().map(RequisitionResource::view).toList();
  }

  @Operation(summary = "One of the own requisitions")
  @GetMapping("/requisitions/{id}")
  RequisitionView requisition(Actor actor, @PathVariable UUID id) {
    return view(requisitions.requisition(actor, id));
  }

  @Operation(
      summary = "What has happened to the own requisitions since a cursor",
      description =
          "In the order in which it was sealed, so that nothing comes before a cursor that was"
              + " handed out. Begin with 0.")
  @GetMapping("/events")
  List<EventView> events(
      Actor actor,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit) {
    List<String> own = requisitions.own(actor).stream().map(sent -> sent.id().toString()).toList();
    return trail
        .sealedAfter(after, "requisition.requisition", own, Math.clamp(limit, 1, MOST))
        .stream()
        .map(RequisitionResource::event)
        .toList();
  }

  private static EventView event(AuditLine line) {
    Long position = line.position();
    if (position == null) {
      throw new NotFound("event", line.id());
    }
    return new EventView(
        position,
        line.at(),
        line.act(),
        UUID.fromString(line.object().id()),
        line.object().label());
  }

  private static RequisitionView view(Requisition sent) {
    return new RequisitionView(
        sent.id(),
        sent.caseNumber(),
        sent.roundId(),
        sent.recipientKind(),
        sent.version(),
        sent.sent().choice().name(),
        Kronor.of(sent.amount()),
        sent.receivedAt(),
        sent.late(),
        sent.status().name(),
        sent.answerBy(),
        sent.sha256());
  }
}
