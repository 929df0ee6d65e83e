package se.statsbidrag.award;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

/**
 * A module that takes over where an award ends: it tells what has become of the money, to the
 * agency and to the recipient alike.
 */
public interface AwardFollows {

  /** What has happened with an award's money, and what is to come, in its order. */
  List<Follow> of(Actor actor, Award award);

  /**
   * One thing.
   *
   * @param textKey message key of what it is
   * @param amount what it concerned, or null where it goes without saying
   * @param day when it happened or will; null where it is not known
   * @param done false for what is to come
   * @param href where it is shown in full to this actor, or null
   */
  record Follow(
      String textKey,
      @Nullable Money amount,
      @Nullable LocalDate day,
      boolean done,
      @Nullable String href) {}
}
