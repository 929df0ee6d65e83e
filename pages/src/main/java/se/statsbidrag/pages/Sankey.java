package se.statsbidrag.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How an amount flows from left to right (flödesdiagram): a bar for each place, as high as what
 * passes through it, and a band for each flow, as thick as the flow. Bars stand in the order given,
 * with room for their words however small they are.
 */
record Sankey(Charts.Text text, List<Charts.FlowNode> nodes, List<Charts.Flow> flows, Unit unit) {

  private static final double WIDTH = 860;
  private static final double BAR = 14;
  private static final double HIGHEST = 300;
  private static final double ROOM = 46;
  private static final double WORDS = 40;
  private static final double TOP = 6;

  /** A bar in its place, and how far down its bands have come on either side. */
  private static final class Bar {
    private final Charts.FlowNode node;
    private final double x;
    private final double y;
    private final double height;
    private double left;
    private double right;

    Bar(Charts.FlowNode node, double x, double y, double height) {
      this.node = node;
      this.x = x;
      this.y = y;
      this.height = height;
      this.left = y;
      this.right = y;
    }
  }

  Chart draw() {
    int last = nodes.stream().mapToInt(Charts.FlowNode::column).max().orElse(0);
    double scale = scale(last);
    Map<String, Bar> bars = new HashMap<>();
    double bottom = 0;
    for (int column = 0; column <= last; column++) {
      double x = last == 0 ? 0 : column * (WIDTH - BAR) / last;
      double y = TOP;
      for (Charts.FlowNode node : in(column)) {
        double height = Math.max(1, through(node) * scale);
        bars.put(node.id(), new Bar(node, x, y, height));
        y += Math.max(height + ROOM / 3, ROOM);
      }
      bottom = Math.max(bottom, y);
    }
    Svg svg = Svg.drawing(WIDTH, Math.max(bottom, ROOM), "sankey", text);
    for (Charts.Flow flow : inOrder(bars)) {
      band(svg, bars, flow, scale);
    }
    nodes.forEach(node -> bar(svg, at(bars, node.id()), last));
    return new Chart(svg.done(), List.of(), null, false);
  }

  /** So many units of the drawing for each of the value, by the column that has the most. */
  private double scale(int last) {
    double most = 0;
    for (int column = 0; column <= last; column++) {
      most = Math.max(most, in(column).stream().mapToDouble(this::through).sum());
    }
    return most > 0 ? HIGHEST / most : 0;
  }

  private List<Charts.FlowNode> in(int column) {
    return nodes.stream().filter(node -> node.column() == column).toList();
  }

  /** What passes: the larger of what comes and what goes. */
  private double through(Charts.FlowNode node) {
    double in =
        flows.stream()
            .filter(flow -> flow.to().equals(node.id()))
            .mapToDouble(Charts.Flow::value)
            .sum();
    double out =
        flows.stream()
            .filter(flow -> flow.from().equals(node.id()))
            .mapToDouble(Charts.Flow::value)
            .sum();
    return Math.max(in, out);
  }

  /** Bands leave and come in the order of the bars at the other end, so that few cross. */
  private List<Charts.Flow> inOrder(Map<String, Bar> bars) {
    List<Charts.Flow> ordered = new ArrayList<>(flows);
    ordered.removeIf(flow -> flow.value() <= 0);
    ordered.sort((a, b) -> {
      int from = Double.compare(place(bars, a.from()), place(bars, b.from()));
      return from != 0 ? from : Double.compare(place(bars, a.to()), place(bars, b.to()));
    });
    return ordered;
  }

  private static double place(Map<String, Bar> bars, String id) {
    Bar bar = at(bars, id);
    return bar.x * 1_000_000 + bar.y;
  }

  private static Bar at(Map<String, Bar> bars, String id) {
    Bar bar = bars.get(id);
    if (bar == null) {
      throw new IllegalArgumentException("no place called " + id);
    }
    return bar;
  }

  private void band(Svg svg, Map<String, Bar> bars, Charts.Flow flow, double scale) {
    Bar from = at(bars, flow.from());
    Bar to = at(bars, flow.to());
    double thick = Math.max(0.5, flow.value() * scale);
    double x1 = from.x + BAR;
    double x2 = to.x;
    double middle = (x1 + x2) / 2;
    String path =
        "M%s %s C%s %s %s %s %s %s L%s %s C%s %s %s %s %s %s Z"
            .formatted(
                (Object[])
                    figures(
                        x1,
                        from.right,
                        middle,
                        from.right,
                        middle,
                        to.left,
                        x2,
                        to.left,
                        x2,
                        to.left + thick,
                        middle,
                        to.left + thick,
                        middle,
                        from.right + thick,
                        x1,
                        from.right + thick));
    svg.open("g");
    svg.leaf(
        "title", from.node.label() + " \u2192 " + to.node.label() + ": " + unit.of(flow.value()));
    svg.empty("path", "class", "flow " + kind(to.node), "d", path);
    svg.close();
    from.right += thick;
    to.left += thick;
  }

  private static String[] figures(double... values) {
    String[] figures = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      figures[i] = Svg.figure(values[i]);
    }
    return figures;
  }

  /** The bar with its name and amount: to the right of it, in the last column to the left. */
  private void bar(Svg svg, Bar bar, int last) {
    boolean end = last > 0 && bar.node.column() == last;
    double x = end ? bar.x - 8 : bar.x + BAR + 8;
    String anchor = end ? "t-end" : "t-start";
    double y = bar.y + Math.max(0, Math.min(bar.height - WORDS, 40) / 2);
    svg.rect("node " + kind(bar.node), bar.x, bar.y, BAR, bar.height);
    svg.text(anchor + " t-strong", x, y + 14, bar.node.label());
    svg.text(anchor, x, y + 33, unit.of(through(bar.node)));
  }

  private static String kind(Charts.FlowNode node) {
    return "s-" + node.status().name().toLowerCase(Locale.ROOT);
  }
}
