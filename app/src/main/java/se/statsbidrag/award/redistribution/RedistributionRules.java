package se.statsbidrag.award.redistribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;

/** When what is left may be shared out or left; every reason why not, at once. */
final class RedistributionRules {

  private static final int MOST_NAMED = 5;

  private RedistributionRules() {}

  /** The rounds' terms allow it and say the same. */
  static List<Refusal> terms(Round asked, List<Round> rounds) {
    Terms terms = asked.terms();
    if (terms == null || terms.redistribution().mode() == Terms.Redistribution.Mode.NONE) {
      return List.of(refusal("none", asked.nameSv()));
    }
    Terms.Redistribution said = terms.redistribution();
    if (rounds.stream().noneMatch(one -> one.id().equals(asked.id()))) {
      return List.of(refusal("outside", asked.nameSv()));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Round other : rounds) {
      Terms own = other.terms();
      if (own == null || !own.redistribution().equals(said)) {
        refusals.add(refusal("differ", asked.nameSv(), other.nameSv()));
      }
    }
    return refusals;
  }

  /** It runs only after the last day (R108): the last moment is stated. */
  static List<Refusal> time(Pool pool, Instant now) {
    return now.isBefore(pool.closes())
        ? List.of(refusal("early", pool.last().nameSv(), lastDay(pool)).by(basis(pool)))
        : List.of();
  }

  /** The last day of the one that closes last. */
  static java.time.LocalDate lastDay(Pool pool) {
    return Objects.requireNonNull(pool.last().terms()).lastDay();
  }

  /** Something is left, and nobody who has asked for a part waits for a decision. */
  static List<Refusal> toDecideOn(Standing standing) {
    List<Refusal> refusals = new ArrayList<>();
    if (standing.left().isZero()) {
      refusals.add(refusal(standing.number() == 1 ? "nothing-left" : "nothing-freed"));
    }
    List<Candidate> waiting = standing.waiting();
    if (!waiting.isEmpty()) {
      String named =
          String.join(
              ", ",
              waiting.stream()
                  .limit(MOST_NAMED)
                  .map(one -> one.claim() == null ? one.name() : one.claim().caseNumber())
                  .toList());
      refusals.add(refusal("undecided", waiting.size(), named));
    }
    return refusals;
  }

  /** A rule gives somebody something. */
  static List<Refusal> toShare(Standing standing, Plan plan) {
    List<Refusal> refusals = new ArrayList<>(toDecideOn(standing));
    refusals.addAll(plan(plan));
    if (refusals.isEmpty() && !Sharing.rules(standing).contains(plan.by())) {
      refusals.add(refusal("no-population").at("by"));
    }
    if (refusals.isEmpty() && Sharing.of(standing, plan).sum().isZero()) {
      refusals.add(refusal("nobody"));
    }
    return refusals;
  }

  static List<Refusal> plan(Plan plan) {
    List<Refusal> refusals = new ArrayList<>();
    Long cap = plan.capOre();
    if (cap != null && (cap <= 0 || !new Money(cap).isWholeKronor())) {
      refusals.add(refusal("cap").at("cap"));
    }
    Integer percent = plan.capPercent();
    if (percent != null && percent < 1) {
      refusals.add(refusal("percent").at("percent"));
    }
    return refusals;
  }

  /** Not to share needs reasons, and more so where the instructions promise it (R106, R109). */
  static List<Refusal> toLeave(Pool pool, Standing standing, @Nullable String reasons) {
    List<Refusal> refusals = new ArrayList<>(toDecideOn(standing));
    if (reasons == null || reasons.isBlank()) {
      Refusal missing = refusal(pool.promised() ? "promised" : "reasons").at("reasons");
      refusals.add(pool.promised() ? missing.by(basis(pool)) : missing);
    }
    return refusals;
  }

  /** What was proposed is still so; each thing that is not is named. */
  static List<Refusal> unchanged(Standing proposed, Standing now) {
    List<Refusal> refusals = new ArrayList<>();
    if (now.number() != proposed.number()) {
      refusals.add(refusal("changed.number"));
    }
    now.changesSince(proposed).stream()
        .map(change -> refusal("changed." + change.key(), change.arguments().toArray()))
        .forEach(refusals::add);
    return refusals;
  }

  private static LegalBasis basis(Pool pool) {
    return LegalBasis.of(Objects.requireNonNull(pool.last().terms()).document().title());
  }

  private static Refusal refusal(String what, Object... arguments) {
    return Refusal.of("redistribution.refusal." + what, arguments);
  }
}
