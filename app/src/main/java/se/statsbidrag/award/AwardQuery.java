package se.statsbidrag.award;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which awards to list.
 *
 * @param round those of a round, or null
 * @param line those that a budget line pays for, or null
 * @param after the last one of the page before, or null
 */
record AwardQuery(int year, @Nullable UUID round, @Nullable UUID line, @Nullable UUID after) {

  AwardQuery after(UUID last) {
    return new AwardQuery(year, round, line, last);
  }
}
