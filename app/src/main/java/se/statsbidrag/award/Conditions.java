package se.statsbidrag.award;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;

/**
 * On which conditions an award is given (villkor), in the words of the day it was decided.
 *
 * @param authority who gives it
 * @param grant the grant's name
 * @param terms version of the round's instructions that hold, or 0 where there are none
 * @param points the conditions, one sentence each
 * @param reservation what can be reclaimed and when (återkravsförbehåll); without it a favourable
 *     decision can hardly be revoked
 * @param appeal how it is appealed, or that it cannot be
 * @param reportDay the last day of the report, or null where there is none
 */
public record Conditions(
    String authority,
    String grant,
    int terms,
    List<String> points,
    String reservation,
    List<LegalBasis> legalBasis,
    String appeal,
    @Nullable LocalDate reportDay) {

  public Conditions {
    points = List.copyOf(points);
    legalBasis = List.copyOf(legalBasis);
  }
}
