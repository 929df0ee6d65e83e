package se.statsbidrag.accounting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import se.statsbidrag.kernel.Money;

/**
 * A reconciliation of all an agency's money (avstämning): every rule with how many it was held
 * against, and every breach with its place.
 *
 * @param asked by a person, or by the system at night
 * @param millis how long it took
 */
public record Reconciliation(
    UUID id,
    OffsetDateTime at,
    String asked,
    long millis,
    List<Result> results,
    List<Found> found) {

  public Reconciliation {
    results = List.copyOf(results);
    found = List.copyOf(found);
  }

  /** Whether everything holds. */
  public boolean holds() {
    return found.isEmpty();
  }

  /** How many things were held against a rule, over all rules. */
  public long checked() {
    return results.stream().mapToLong(Result::checked).sum();
  }

  /** A rule, how many it was held against and how many broke it. */
  public record Result(String rule, long checked, long breaches) {}

  /**
   * A breach.
   *
   * @param place the pot, line, key or requisition
   * @param expected what should stand there
   * @param is what does
   */
  public record Found(String rule, String place, Money expected, Money is) {}
}
