package se.statsbidrag.pages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many have how much: columns with the count above each, and the own value marked. */
record Histogram(Charts.Text text, double[] values, Unit unit, Charts.@Nullable Named own) {

  private static final double WIDTH = 560;
  private static final double HEIGHT = 280;
  private static final double LEFT = 16;
  private static final double TOP = 44;
  private static final double BOTTOM = 48;
  private static final int COLUMNS = 18;
  private static final int ROOM_FOR_A_MARK = 72;

  Chart draw() {
    Svg svg = Svg.drawing(WIDTH, HEIGHT, "histogram", text);
    if (values.length > 0) {
      Scale scale =
          Scale.over(
              Arrays.stream(values).min().orElse(0),
              Arrays.stream(values).max().orElse(0),
              COLUMNS);
      columns(svg, scale);
      axis(svg, scale);
    }
    return new Chart(svg.done(), List.of(), null, false);
  }

  private void columns(Svg svg, Scale scale) {
    int[] counts = counts(scale);
    int highest = Arrays.stream(counts).max().orElse(1);
    double width = (WIDTH - 2 * LEFT) / counts.length;
    int mine = own == null ? -1 : column(own.value(), scale);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      double height = (HEIGHT - TOP - BOTTOM) * counts[i] / highest;
      double x = LEFT + i * width;
      double y = HEIGHT - BOTTOM - height;
      svg.rect(i == mine ? "mine" : "bar", x + width * 0.06, y, width * 0.88, height);
      svg.text("t-middle", x + width / 2, y - 6, unit.formats().number(counts[i]));
    }
    if (own != null && mine >= 0) {
      mark(svg, scale, own);
    }
  }

  private void mark(Svg svg, Scale scale, Charts.Named own) {
    double x = LEFT + scale.place(own.value(), WIDTH - 2 * LEFT);
    svg.line("mark", x, TOP - 22, x, HEIGHT - BOTTOM);
    String anchor = x < WIDTH / 3 ? "t-start" : x > WIDTH * 2 / 3 ? "t-end" : "t-middle";
    svg.text(anchor + " t-strong", x, TOP - 28, own.label() + ": " + unit.of(own.value()));
  }

  private void axis(Svg svg, Scale scale) {
    double y = HEIGHT - BOTTOM;
    svg.line("axis", LEFT, y, WIDTH - LEFT, y);
    List<Double> marks = scale.marks();
    double apart = (WIDTH - 2 * LEFT) / scale.steps();
    int every = Math.max(1, (int) Math.ceil(ROOM_FOR_A_MARK / apart));
    for (int i = 0; i < marks.size(); i += every) {
      double x = LEFT + i * apart;
      String anchor = i == 0 ? "t-start" : i == marks.size() - 1 ? "t-end" : "t-middle";
      svg.line("axis", x, y, x, y + 5);
      svg.text(anchor, i == 0 ? 2 : x, y + 20, unit.mark(marks.get(i), scale));
    }
    svg.text("t-middle", WIDTH / 2, HEIGHT - 8, unit.measure().unit());
  }

  /** How many values fall in each column; the uppermost end belongs to the last. */
  int[] counts(Scale scale) {
    int[] counts = new int[scale.steps()];
    for (double value : values) {
      counts[column(value, scale)]++;
    }
    return counts;
  }

  private static int column(double value, Scale scale) {
    int column = (int) Math.floor((value - scale.from()) / scale.step() + 1e-9);
    return Math.clamp(column, 0, scale.steps() - 1);
  }
}
