package se.statsbidrag.requisition.home;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

/**
 * A module that knows what recipients have been granted (beviljat) and whether it has been paid: it
 * tells the start page, which itself knows only what was asked for.
 */
public interface Granted {

  /** What the actor's organisation has been granted, as far as their power reaches. */
  List<Grant> to(Actor actor);

  /**
   * An amount that was granted.
   *
   * @param requisitionId what it answers, or null where nobody asked for it
   * @param year of the budget that pays for it
   * @param due the last day that keeps what was promised
   * @param paid the bank's day when all of it had been paid, or null before that
   */
  record Grant(
      @Nullable UUID requisitionId,
      int year,
      Money amount,
      LocalDate due,
      @Nullable LocalDate paid) {}
}
