package se.statsbidrag.recipient;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the register.
 *
 * @param day on which the recipient exists
 * @param kind one kind, or null for all
 * @param county a county's code, or null for all
 * @param text the beginning of a name, something like a name, a code or a number; empty for all
 * @param sort by which column, descending where a minus stands before it
 */
record RegisterQuery(
    LocalDate day,
    @Nullable RecipientKind kind,
    @Nullable String county,
    String text,
    String sort) {

  /** What an address asks for; what it asks wrongly is as if it had not asked. */
  static RegisterQuery of(LocalDate day, String kind, String county, String text, String sort) {
    return new RegisterQuery(
        day,
        Arrays.stream(RecipientKind.values())
            .filter(known -> known.name().equals(kind))
            .findFirst()
            .orElse(null),
        county.matches("[0-9]{2}") ? county : null,
        text.strip(),
        sort);
  }

  /** Columns a list can be sorted by, never taken from outside. */
  String order() {
    String column =
        switch (sort.startsWith("-") ? sort.substring(1) : sort) {
          case "code" -> "d.code";
          case "kind" -> "r.kind";
          case "county" -> "county_name collate \"sv-x-icu\"";
          default -> "d.name collate \"sv-x-icu\"";
        };
    String direction = sort.startsWith("-") ? " desc nulls last" : " nulls last";
    return column + direction + ", d.code, r.id";
  }
}
