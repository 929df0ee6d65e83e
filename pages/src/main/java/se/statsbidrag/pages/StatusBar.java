package se.statsbidrag.pages;

import java.util.List;
import java.util.Locale;

/** How far all have come: one bar whose parts stand in the same order as the legend's figures. */
record StatusBar(Charts.Text text, List<Charts.Share> shares, Formats formats) {

  private static final double WIDTH = 1000;
  private static final double HEIGHT = 34;
  private static final double GAP = 3;

  Chart draw() {
    long all = shares.stream().mapToLong(Charts.Share::count).sum();
    Svg svg = Svg.drawing(WIDTH, HEIGHT, "strip", text);
    double x = 0;
    for (Charts.Share share : shares) {
      double width = all == 0 ? 0 : WIDTH * share.count() / all;
      if (share.count() > 0) {
        svg.open("g");
        svg.leaf("title", share.label() + ": " + formats.number(share.count()));
        svg.rect(kind(share), x, 0, Math.max(1, width - GAP), HEIGHT);
        svg.close();
      }
      x += width;
    }
    return new Chart(svg.done(), shares.stream().map(this::entry).toList(), null, false);
  }

  private Chart.Legend entry(Charts.Share share) {
    String sample = Svg.sample().rect(kind(share), 0, 0, 16, 16).done();
    return new Chart.Legend(sample, share.label(), formats.number(share.count()));
  }

  private static String kind(Charts.Share share) {
    return "s-" + share.status().name().toLowerCase(Locale.ROOT);
  }
}
