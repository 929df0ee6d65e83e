package se.statsbidrag.award.sharing;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.Money;

/**
 * The rule by which it is shared out. No document of the grant states one (O25), so all of it is
 * data.
 *
 * @param by what the shares follow
 * @param capOre the most that anyone gets, or null
 * @param capPercent the most that anyone gets as a share of its own amount in the key, or null
 * @param reach from which frames to whom, where the terms leave it open
 */
public record Plan(By by, @Nullable Long capOre, @Nullable Integer capPercent, Reach reach) {

  /** From which frames to whom. */
  public enum Reach {
    /** All frames are one sum, shared among all who take part. */
    TOGETHER,
    /** Each frame is shared among its own category alone. */
    EACH_ITS_OWN
  }

  public Plan with(By other) {
    return new Plan(other, capOre, capPercent, reach);
  }

  public @Nullable Money cap() {
    return capOre == null ? null : new Money(capOre);
  }
}
