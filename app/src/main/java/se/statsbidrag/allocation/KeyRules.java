package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** What may be done with a key, and why not. */
final class KeyRules {

  private static final int LONGEST_TITLE = 200;

  private KeyRules() {}

  static List<Refusal> terms(KeyTerms terms) {
    List<Refusal> refusals = new ArrayList<>();
    if (terms.title().isBlank() || terms.title().strip().length() > LONGEST_TITLE) {
      refusals.add(Refusal.of("allocation.refusal.title", LONGEST_TITLE).at("title"));
    }
    if (terms.origin().isBlank()) {
      refusals.add(Refusal.of("allocation.refusal.origin").at("origin"));
    }
    if (terms.frame().compareTo(Money.ZERO) <= 0) {
      refusals.add(Refusal.of("allocation.refusal.frame").at("frame"));
    }
    return refusals;
  }

  /** A government's key is checked by another than who entered it. */
  static List<Refusal> fourEyes(AllocationKey key, Actor actor) {
    AllocationKey.@Nullable Act entered = key.entered();
    return entered != null && entered.by().equals(actor.personId())
        ? List.of(Refusal.of("allocation.refusal.four-eyes"))
        : List.of();
  }

  /** Each recipient stands in a key once. */
  static void refuseDoubles(List<KeyRow> rows) {
    Map<String, KeyRow> seen = new HashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    for (KeyRow row : rows) {
      String code = row.code();
      if (code == null) {
        continue;
      }
      KeyRow first = seen.putIfAbsent(code, row);
      if (first != null) {
        refusals.add(
            Refusal.of(
                    "allocation.refusal.double",
                    row.printedName(),
                    first.printedName(),
                    first.position(),
                    row.position())
                .at("file"));
      }
    }
    Refused.ifAny(refusals);
  }
}
