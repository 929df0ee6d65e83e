package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Grant;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;

/** Bidrag och omgångar: what there is to requisition, until when and how. Open to everybody. */
@RestController
@Access(open = true)
@RequestMapping(value = "/api/v1", produces = "application/json")
@Tag(name = "Grants and rounds", description = "Open to everybody")
class GrantResource {

  /** A grant. */
  @Schema(name = "Grant", description = "A state grant (statsbidrag)")
  record GrantView(@Schema(example = "kvinnofrid") String slug, String name, String purpose) {}

  /** A round with what its published terms say. */
  @Schema(name = "Round", description = "A round of a grant (omgång): one year, one category")
  record RoundView(
      UUID id,
      @Schema(description = "The grant's slug") String grant,
      String name,
      @Schema(example = "2020") int budgetYear,
      @Schema(example = "MUNICIPALITY") String recipientKind,
      @Schema(description = "ANNOUNCED, OPEN or CLOSED") String status,
      @Schema(description = "What may be shared out, in kronor") BigDecimal frame,
      @Schema(description = "The decision that it rests on") String basis,
      @Schema(description = "Null until the instructions are published")
          @Nullable TermsView terms) {}

  /** What a system needs to know of the terms. */
  @Schema(name = "Terms", description = "The terms in force (villkor)")
  record TermsView(
      int version,
      Instant opens,
      @Schema(description = "The first moment that is too late") Instant closes,
      @Schema(description = "The last day, in Stockholm") LocalDate lastDay,
      @Schema(description = "SERVICE, or FORM where a paper form is signed") String channel,
      @Schema(description = "Whether less than the ceiling may be requisitioned")
          boolean partAllowed,
      @Schema(description = "Whether a system may submit; otherwise a person does")
          boolean systemMaySubmit,
      @Schema(description = "Within how many working days it is paid") int paidWithinWorkingDays,
      @Schema(description = "Why the terms are assumed and not published, or null")
          @Nullable String assumption) {}

  private final Rounds rounds;

  GrantResource(Rounds rounds) {
    this.rounds = rounds;
  }

  @Operation(summary = "All grants")
  @GetMapping("/grants")
  List<GrantView> grants(Locale locale) {
    return rounds.grants().stream().map(grant -> view(grant, locale)).toList();
  }

  @Operation(summary = "One grant")
  @GetMapping("/grants/{slug}")
  GrantView grant(@PathVariable String slug, Locale locale) {
    return view(rounds.grant(slug), locale);
  }

  @Operation(summary = "All announced rounds, the latest year first")
  @GetMapping("/rounds")
  List<RoundView> rounds(Locale locale) {
    return rounds.published().stream().map(round -> view(round, locale)).toList();
  }

  @Operation(summary = "One round")
  @GetMapping("/rounds/{id}")
  RoundView round(@PathVariable UUID id, Locale locale) {
    Round round = rounds.round(id);
    if (!round.announced()) {
      throw new NotFound("round", id);
    }
    return view(round, locale);
  }

  private static GrantView view(Grant grant, Locale locale) {
    return new GrantView(grant.slug(), grant.name(locale), grant.purpose(locale));
  }

  private RoundView view(Round round, Locale locale) {
    @Nullable Terms terms = round.terms();
    return new RoundView(
        round.id(),
        round.grant().slug(),
        round.name(locale),
        round.year().year(),
        round.recipientKind(),
        rounds.status(round).name(),
        Kronor.of(round.frame()),
        round.basis().toString(),
        terms == null ? null : view(terms));
  }

  private static TermsView view(Terms terms) {
    return new TermsView(
        terms.version(),
        terms.opens(),
        terms.closes(),
        terms.lastDay(),
        terms.channel().name(),
        terms.partAllowed(),
        terms.systemMaySubmit(),
        terms.promise().workingDays(),
        terms.assumption());
  }
}
