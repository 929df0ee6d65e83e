package se.statsbidrag.allocation.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.recipient.NameMatch;
import se.statsbidrag.recipient.RecipientRole;

/**
 * Finds the recipient of each row: by code where the file has codes, else by name. What is certain
 * is taken, what resembles is proposed, the rest is refused with its row.
 */
final class FigureMatching {

  private static final Pattern LEADING_CODE = Pattern.compile("^[0-9]{2,4}\\s+");

  private final Map<String, RecipientRole> byCode = new HashMap<>();
  private final SortedMap<String, Long> earlier;
  private final List<FigureLine> lines = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<UUID, Integer> rowOf = new HashMap<>();

  /**
   * @param earlier figures by code to compare with
   */
  FigureMatching(List<RecipientRole> roles, SortedMap<String, Long> earlier) {
    for (RecipientRole role : roles) {
      if (role.code() != null) {
        byCode.put(role.code(), role);
      }
    }
    this.earlier = earlier;
  }

  /** The name to look up: SCB's labels may begin with the code. */
  static String name(FigureTable.Row row) {
    return LEADING_CODE.matcher(row.name()).replaceFirst("");
  }

  /**
   * @param matches what the rows' names mean, in the same order
   */
  void match(List<FigureTable.Row> rows, List<NameMatch> matches) {
    for (int i = 0; i < rows.size(); i++) {
      FigureTable.Row row = rows.get(i);
      if (row.code().isEmpty()) {
        byName(row, matches.get(i));
      } else {
        byCode(row, matches.get(i));
      }
    }
  }

  private void byCode(FigureTable.Row row, NameMatch match) {
    @Nullable RecipientRole role = byCode.get(row.code());
    if (role == null) {
      refuse("figures.refusal.row.code", row.number(), row.code(), row.name());
    } else if (match instanceof NameMatch.Exact exact && !exact.role().id().equals(role.id())) {
      refuse("figures.refusal.row.differ", row.number(), row.code(), role.name(), row.name());
    } else {
      take(row, role);
    }
  }

  private void byName(FigureTable.Row row, NameMatch match) {
    switch (match) {
      case NameMatch.Exact exact -> take(row, exact.role());
      case NameMatch.Proposed proposed ->
          lines.add(
              new FigureLine(
                  row.number(), row.name(), null, proposed.candidates(), row.value(), null));
      case NameMatch.Unknown unknown ->
          refuse("figures.refusal.row.name", row.number(), unknown.name());
    }
  }

  private void take(FigureTable.Row row, RecipientRole role) {
    @Nullable Integer first = rowOf.putIfAbsent(role.id(), row.number());
    if (first != null) {
      refuse("figures.refusal.row.double", row.number(), role.name(), first);
      return;
    }
    String written = row.name().isEmpty() ? row.code() : row.name();
    @Nullable Long before = earlier.get(role.code());
    lines.add(new FigureLine(row.number(), written, role, List.of(), row.value(), before));
  }

  private void refuse(String key, Object... arguments) {
    refusals.add(Refusal.of(key, arguments).at("file"));
  }

  List<FigureLine> lines() {
    return lines;
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
