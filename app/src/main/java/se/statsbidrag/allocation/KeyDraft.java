package se.statsbidrag.allocation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/** All that a key says, before anybody has signed it. */
record KeyDraft(
    KeyTerms terms,
    List<KeyDriver> drivers,
    @Nullable KeyRule rule,
    List<KeyRow> rows,
    @Nullable String finding,
    @Nullable String reasons) {

  KeyDraft {
    drivers = List.copyOf(drivers);
    rows = List.copyOf(rows);
  }

  Money sum() {
    return Money.sum(rows.stream().map(KeyRow::amount).toList());
  }

  /** Printed names that nobody has said whom they mean. */
  Set<String> unnamed() {
    return rows.stream()
        .filter(row -> row.roleId() == null)
        .map(KeyRow::printedName)
        .collect(Collectors.toSet());
  }
}
