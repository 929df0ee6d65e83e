package se.statsbidrag.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from a first to a last, both included; an open end means until further notice.
 *
 * @param first first day
 * @param last last day, or null while it goes on
 */
public record Period(LocalDate first, @Nullable LocalDate last) {

  public Period {
    if (last != null && last.isBefore(first)) {
      throw new IllegalArgumentException("a period ends before it begins: " + first + "–" + last);
    }
  }

  public static Period from(LocalDate first) {
    return new Period(first, null);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && (last == null || !day.isAfter(last));
  }

  public boolean overlaps(Period other) {
    return (last == null || !other.first.isAfter(last))
        && (other.last == null || !first.isAfter(other.last));
  }
}
