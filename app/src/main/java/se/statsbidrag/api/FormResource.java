package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Submissions;

/** Filling in for the recipient that the system is connected to: all that a coordinator can. */
@RestController
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
@RequestMapping(value = "/api/v1/rounds/{round}", produces = "application/json")
@Tag(name = "Filling in", description = "With a token, for one's own organisation")
@SecurityRequirement(name = ApiSetup.TOKEN)
class FormResource {

  /** The most that may be asked for. */
  @Schema(name = "Ceiling", description = "The most that the own organisation may requisition")
  record CeilingView(
      @Schema(description = "In kronor") BigDecimal amount,
      UUID key,
      String keyTitle,
      @Schema(description = "Whether the key is assumed and not published") boolean assumed,
      @Schema(description = "NOT_YET, OPEN, PAST or ON_PAPER") String opening) {}

  /** What has been filled in. */
  @Schema(name = "Draft", description = "What has been filled in; nobody at the agency sees it")
  record DraftView(
      @Schema(description = "Counts the savings; 0 where nothing has been filled in") int version,
      @Schema(description = "What stands in each field") Map<String, String> fields,
      @Schema(description = "What remains, or is wrong; empty when it can be submitted")
          List<ProblemAdvice.Reason> remaining,
      @Schema(description = "Of the content as it would be submitted; null while anything remains")
          @Nullable String sha256) {}

  /** What is to be filled in. */
  @Schema(name = "Fields", description = "Fields to fill in; those left out stay as they are")
  record FieldsForm(
      @Schema(description = "The draft's version when it was read; 0 where there was none")
          int version,
      @Schema(
              description =
                  "ownCaseNumber; choice (WHOLE, PART, NONE), amount, share (true, false);"
                      + " accountKind (BANKGIRO, PLUSGIRO), accountNumber, invoiceReference;"
                      + " contactName, contactEmail, contactPhone; conditionsRead (the version of"
                      + " the terms)")
          @Nullable Map<String, String> fields) {}

  private final Drafts drafts;
  private final Submissions submissions;
  private final ProblemAdvice words;
  private final TransactionTemplate transactions;
  private final Clock clock;

  FormResource(
      Drafts drafts,
      Submissions submissions,
      ProblemAdvice words,
      TransactionTemplate transactions,
      Clock clock) {
    this.drafts = drafts;
    this.submissions = submissions;
    this.words = words;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Operation(summary = "The own ceiling in a round")
  @GetMapping("/ceiling")
  CeilingView ceiling(Actor actor, @PathVariable UUID round) {
    Offer offer = drafts.offer(actor, round);
    return new CeilingView(
        Kronor.of(offer.ceiling().amount()),
        offer.ceiling().keyId(),
        offer.ceiling().keyLabel(),
        offer.ceiling().assumed(),
        offer.opening(clock.instant()).name());
  }

  @Operation(summary = "What has been filled in, and what remains")
  @GetMapping("/draft")
  DraftView draft(Actor actor, @PathVariable UUID round, Locale locale) {
    Offer offer = drafts.offer(actor, round);
    return drafts
        .draft(actor, offer)
        .map(draft -> view(draft, offer, locale))
        .orElseGet(() -> new DraftView(0, Map.of(), List.of(), null));
  }

  @Operation(summary = "Fill in; all that is wrong is said at once, and then nothing is saved")
  @PutMapping(value = "/draft", consumes = "application/json")
  DraftView fill(
      Actor actor, @PathVariable UUID round, @RequestBody FieldsForm form, Locale locale) {
    Map<String, String> typed = form.fields() == null ? Map.of() : form.fields();
    Refused.ifAny(unknown(typed));
    transactions.executeWithoutResult(status -> save(actor, round, form.version(), typed));
    return draft(actor, round, locale);
  }

  private void save(Actor actor, UUID round, int version, Map<String, String> typed) {
    List<Refusal> refusals = new ArrayList<>();
    for (Part part : Part.values()) {
      Map<String, String> own = new TreeMap<>(typed);
      own.keySet().retainAll(part.fields());
      if (!own.isEmpty()) {
        try {
          drafts.save(actor, round, part, version, own, true);
        } catch (Refused refused) {
          refusals.addAll(refused.refusals());
        }
      }
    }
    Refused.ifAny(refusals);
  }

  private static List<Refusal> unknown(Map<String, String> typed) {
    List<Refusal> refusals = new ArrayList<>();
    typed.forEach((field, text) -> {
      boolean known = false;
      for (Part part : Part.values()) {
        known |= part.fields().contains(field);
      }
      if (!known || text == null) {
        refusals.add(Refusal.of("api.refusal.field").at(field));
      }
    });
    return refusals;
  }

  @Operation(summary = "Throw away what has been filled in but not submitted")
  @DeleteMapping("/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Actor actor, @PathVariable UUID round) {
    if (drafts.draft(actor, drafts.offer(actor, round)).isEmpty()) {
      throw new NotFound("draft", round);
    }
    drafts.discard(actor, round);
  }

  private DraftView view(Draft draft, Offer offer, Locale locale) {
    Map<String, String> fields = new TreeMap<>();
    draft.answers().fields().forEach((field, answer) -> fields.put(field, answer.text()));
    Submissions.Check check = submissions.check(draft, offer);
    return new DraftView(
        draft.version(),
        fields,
        check.refusals().stream().map(refusal -> words.reason(refusal, locale)).toList(),
        check.sha256());
  }
}
