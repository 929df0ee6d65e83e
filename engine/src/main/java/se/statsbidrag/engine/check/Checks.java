package se.statsbidrag.engine.check;

import static se.statsbidrag.engine.check.Finding.Severity.ERROR;
import static se.statsbidrag.engine.check.Finding.Severity.NOTICE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Quantity;
import se.statsbidrag.engine.Wording.ColumnName;

/** Checks before a key is decided or registered (kontroller av en fördelningsnyckel). */
public final class Checks {

  private Checks() {}

  /** The sum is the frame, to the öre. */
  public static List<Finding> sum(Amounts amounts, long frameOre) {
    long difference = amounts.sumOre() - frameOre;
    if (difference == 0) {
      return List.of();
    }
    return List.of(
        finding(
            difference > 0 ? "sum.above" : "sum.below",
            ERROR,
            null,
            difference,
            Quantity.kronor(amounts.sumOre()),
            Quantity.kronor(frameOre),
            Quantity.kronor(Math.abs(difference))));
  }

  /** Everyone who should be in the key is there, once, and nobody else. */
  public static List<Finding> recipients(Amounts amounts, Collection<String> expected) {
    List<Finding> findings = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(expected);
    Set<String> known = new HashSet<>(expected);
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < amounts.size(); row++) {
      String code = amounts.code(row);
      if (!seen.add(code)) {
        findings.add(finding("recipient.double", ERROR, code, amounts.ore(row), code, row + 1));
      } else if (!known.contains(code)) {
        findings.add(finding("recipient.unknown", ERROR, code, amounts.ore(row), code, row + 1));
      }
      left.remove(code);
    }
    left.forEach(code -> findings.add(finding("recipient.missing", ERROR, code, 0, code)));
    return List.copyOf(findings);
  }

  /** What the mandate promises of every amount. */
  public static List<Finding> invariant(Amounts amounts, Figures figures, Invariant invariant) {
    long[] column = figures.column(invariant.column()).orElse(null);
    if (column == null) {
      return List.of(finding("invariant.no-column", ERROR, null, 0, invariant.column()));
    }
    List<Finding> findings = new ArrayList<>();
    for (int row = 0; row < amounts.size(); row++) {
      String code = amounts.code(row);
      int at = figures.row(code).orElse(-1);
      if (at < 0 || column[at] < invariant.from() || column[at] > invariant.to()) {
        continue;
      }
      findings.addAll(broken(amounts, row, figures.name(at), invariant, column[at]));
    }
    return List.copyOf(findings);
  }

  private static List<Finding> broken(
      Amounts amounts, int row, String recipient, Invariant invariant, long figure) {
    List<Finding> findings = new ArrayList<>();
    long ore = amounts.ore(row);
    Long least = invariant.leastOre();
    Long most = invariant.mostOre();
    if (least != null && ore < least) {
      findings.add(outside("invariant.below", amounts, row, recipient, invariant, figure, least));
    }
    if (most != null && ore > most) {
      findings.add(outside("invariant.above", amounts, row, recipient, invariant, figure, most));
    }
    return findings;
  }

  private static Finding outside(
      String key,
      Amounts amounts,
      int row,
      String recipient,
      Invariant invariant,
      long figure,
      long bound) {
    long ore = amounts.ore(row);
    return finding(
        key,
        ERROR,
        amounts.code(row),
        ore - bound,
        recipient,
        new ColumnName(invariant.column()),
        Quantity.count(figure),
        Quantity.kronor(ore),
        Quantity.kronor(bound));
  }

  /** No recipient has less than a smaller one: not promised, but worth seeing. */
  public static List<Finding> order(Amounts amounts, Figures figures, String column) {
    long[] sizes = figures.column(column).orElse(new long[figures.size()]);
    List<Integer> rows =
        IntStream.range(0, figures.size())
            .boxed()
            .filter(row -> amounts.ore(figures.code(row)).isPresent())
            .sorted(Comparator.comparingLong((Integer row) -> sizes[row]))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      int smaller = rows.get(i - 1);
      int larger = rows.get(i);
      long less =
          amounts.ore(figures.code(larger)).orElse(0)
              - amounts.ore(figures.code(smaller)).orElse(0);
      if (sizes[larger] > sizes[smaller] && less < 0) {
        findings.add(
            finding(
                "order.broken",
                NOTICE,
                figures.code(larger),
                less,
                figures.name(larger),
                figures.name(smaller),
                Quantity.kronor(-less),
                new ColumnName(column)));
      }
    }
    return List.copyOf(findings);
  }

  /** Who loses against an earlier key, the largest loss first. */
  public static List<Finding> losers(Amounts earlier, Amounts amounts) {
    return Comparison.of(earlier, amounts).losers().stream()
        .map(row ->
            finding(
                "loses",
                NOTICE,
                row.code(),
                row.differenceOre(),
                row.code(),
                Quantity.kronor(-row.differenceOre()),
                Quantity.kronor(row.beforeOre()),
                Quantity.kronor(row.afterOre())))
        .toList();
  }

  private static Finding finding(
      String key, Finding.Severity severity, @Nullable String code, long ore, Object... args) {
    return new Finding(key, severity, code, ore, List.of(args));
  }
}
