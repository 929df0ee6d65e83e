package se.statsbidrag.pages;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a change does to each: a ring where the value was, a dot where it is, a line between (broken
 * for a loss) and the difference in figures.
 *
 * @param beforeAndAfter what the ring and the dot are called, as title and description
 */
record Dumbbell(
    Charts.Text text, List<Charts.Change> changes, Unit unit, Charts.Text beforeAndAfter) {

  private static final double WIDTH = 560;
  private static final double ROW = 30;
  private static final double LEFT = 150;
  private static final double RIGHT = 120;
  private static final double TOP = 8;
  private static final double AXIS = 32;
  private static final int MARKS = 4;

  Chart draw() {
    double height = TOP + changes.size() * ROW + AXIS;
    Svg svg = Svg.drawing(WIDTH, height, "dumbbell", text);
    if (!changes.isEmpty()) {
      Scale scale = Scale.over(ends().min().orElse(0), ends().max().orElse(0), MARKS);
      axis(svg, scale, height);
      for (int i = 0; i < changes.size(); i++) {
        row(svg, scale, changes.get(i), TOP + i * ROW + ROW / 2);
      }
    }
    return new Chart(svg.done(), legend(), null, false);
  }

  private DoubleStream ends() {
    return changes.stream().flatMapToDouble(c -> DoubleStream.of(c.before(), c.after()));
  }

  private void row(Svg svg, Scale scale, Charts.Change change, double y) {
    double before = x(scale, change.before());
    double after = x(scale, change.after());
    String line = change.after() < change.before() ? "loss" : "gain";
    svg.open("g");
    svg.leaf(
        "title",
        change.label() + ": " + unit.of(change.before()) + " \u2192 " + unit.of(change.after()));
    svg.text("t-end", LEFT - 14, y + 5, change.label());
    svg.line(line, before, y, after, y);
    dot(svg, "before", before, y);
    dot(svg, "after", after, y);
    svg.text("t-end", WIDTH - 2, y + 5, unit.difference(change.after() - change.before()));
    svg.close();
  }

  private static void dot(Svg svg, String kind, double x, double y) {
    svg.empty("circle", "class", kind, "cx", Svg.figure(x), "cy", Svg.figure(y), "r", "6");
  }

  private void axis(Svg svg, Scale scale, double height) {
    double bottom = height - AXIS;
    for (double mark : scale.marks()) {
      double x = x(scale, mark);
      svg.line("grid", x, TOP, x, bottom);
      svg.text("t-middle", x, bottom + 18, unit.mark(mark, scale));
    }
  }

  private static double x(Scale scale, double value) {
    return LEFT + scale.place(value, WIDTH - LEFT - RIGHT);
  }

  private List<Chart.Legend> legend() {
    return List.of(
        sample("before", beforeAndAfter.title()), sample("after", beforeAndAfter.description()));
  }

  private static Chart.Legend sample(String kind, String label) {
    Svg svg = Svg.sample();
    svg.empty("circle", "class", "sb-dot " + kind, "cx", "8", "cy", "8", "r", "6");
    return new Chart.Legend(svg.done(), label, null);
  }
}
