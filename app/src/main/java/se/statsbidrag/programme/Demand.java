package se.statsbidrag.programme;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;

/**
 * What the mandate demands of every key of a round, as data. A demand of the kind MINIMUM reads:
 * where the figure is within the bounds, the amount is within its own.
 *
 * @param kind DRIVER, MINIMUM, BINDING_KEY or TEXT
 * @param driver DRIVER: the figure that the amounts shall follow
 * @param annex BINDING_KEY: the annex whose key is binding
 * @param figure MINIMUM: the figure that is tried; null where the demand is for everybody
 * @param text in words
 * @param basis where it is written
 */
public record Demand(
    String code,
    String kind,
    @Nullable String driver,
    @Nullable Integer annex,
    @Nullable String figure,
    @Nullable Long figureAtMost,
    @Nullable Long figureAtLeast,
    @Nullable Money amountAtLeast,
    @Nullable Money amountAtMost,
    String text,
    LegalBasis basis) {

  /** Whether the demand concerns a recipient with this value of the figure. */
  public boolean concerns(long value) {
    return (figureAtMost == null || value <= figureAtMost)
        && (figureAtLeast == null || value >= figureAtLeast);
  }

  /** Whether the amount meets it. */
  public boolean metBy(Money amount) {
    return (amountAtLeast == null || amount.compareTo(amountAtLeast) >= 0)
        && (amountAtMost == null || amount.compareTo(amountAtMost) <= 0);
  }
}
