package se.statsbidrag.requisition.overview;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Round;

/** How far a round has come, recipient by recipient. */
record Overview(Round round, List<Line> lines) {

  Overview {
    lines = List.copyOf(lines);
  }

  /** How many have come how far, every stage named. */
  public Map<Stage, Long> counts() {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      counts.put(stage, lines.stream().filter(line -> line.stage() == stage).count());
    }
    return counts;
  }

  /** Those whose answer is awaited, in the order of the key. */
  public List<Line> missing() {
    return lines.stream().filter(line -> line.stage().awaited()).toList();
  }

  /** What waits for the agency, the oldest first. */
  public List<Line> waiting() {
    return lines.stream()
        .filter(line -> line.stage().waits())
        .sorted(Comparator.comparing(line -> Objects.requireNonNull(line.answer()).received()))
        .toList();
  }

  Optional<Line> oldest() {
    return waiting().stream().findFirst();
  }

  /** Whether the ceilings are assumed and not published (L23). */
  public boolean assumed() {
    return lines.stream().anyMatch(Line::assumed);
  }

  /** How many have answered, those who decline included. */
  public long answered() {
    return lines.stream().filter(line -> !line.stage().awaited()).count();
  }

  /** What those that count ask for together. */
  public Money requisitioned() {
    return Money.sum(
        lines.stream()
            .filter(line -> line.stage() != Stage.REFUSED && line.stage() != Stage.WITHDRAWN)
            .flatMap(line -> Optional.ofNullable(line.answer()).stream())
            .map(Line.Answer::amount)
            .toList());
  }
}
