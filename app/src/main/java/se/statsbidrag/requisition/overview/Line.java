package se.statsbidrag.requisition.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * A recipient in a round.
 *
 * @param assumed whether the ceiling is assumed and not published (L23)
 * @param answer what it has sent in, or null while it has not
 */
record Line(
    UUID organisation,
    String code,
    String name,
    String county,
    Money ceiling,
    boolean assumed,
    Stage stage,
    @Nullable Answer answer) {

  /**
   * What was sent in.
   *
   * @param due the last day that keeps the promise of payment
   * @param workingDaysLeft negative where the promise is broken
   */
  record Answer(
      UUID caseId,
      String caseNumber,
      Money amount,
      Instant received,
      boolean late,
      LocalDate due,
      int workingDaysLeft) {}
}
