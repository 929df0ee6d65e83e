package se.statsbidrag.pages;

import java.util.List;

/** A few named values as lying bars, the value written at each; negative ones go the other way. */
record Bars(Charts.Text text, List<Charts.Named> values, Unit unit) {

  private static final double WIDTH = 560;
  private static final double ROW = 30;
  private static final double LEFT = 170;
  private static final double RIGHT = 110;

  Chart draw() {
    Svg svg = Svg.drawing(WIDTH, Math.max(ROW, values.size() * ROW), "bars", text);
    double least = Math.min(0, values.stream().mapToDouble(Charts.Named::value).min().orElse(0));
    double most = Math.max(0, values.stream().mapToDouble(Charts.Named::value).max().orElse(0));
    double unitLength = most > least ? (WIDTH - LEFT - RIGHT) / (most - least) : 0;
    double zero = LEFT - least * unitLength;
    for (int i = 0; i < values.size(); i++) {
      Charts.Named value = values.get(i);
      double y = i * ROW;
      double length = Math.abs(value.value()) * unitLength;
      svg.text("t-end", LEFT - 12, y + ROW * 0.68, value.label());
      svg.rect(
          value.value() < 0 ? "bar-other" : "bar",
          value.value() < 0 ? zero - length : zero,
          y + 4,
          Math.max(length, 0.5),
          ROW - 8);
      double end = value.value() < 0 ? zero : zero + length;
      svg.text("t-start", end + 8, y + ROW * 0.68, unit.of(value.value()));
    }
    svg.line("axis", zero, 0, zero, Math.max(ROW, values.size() * ROW));
    return new Chart(svg.done(), List.of(), null, false);
  }
}
