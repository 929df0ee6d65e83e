package se.statsbidrag.engine.infer;

import java.util.ArrayList;
import java.util.List;

/** Where the line that a series runs along breaks: into pieces by size. */
final class Pieces {

  private static final double[] WINDOWS = {0.05, 0.1, 0.25, 0.5, 1};
  private static final int FEWEST = 6;
  private static final int MOST_PIECES = 5;
  private static final double MET = 0.8;

  private Pieces() {}

  /** Where each piece begins, the first at 0; the last piece may run along no line at all. */
  static List<Integer> of(Series series) {
    List<Integer> starts = new ArrayList<>();
    int start = 0;
    while (start < series.length() && starts.size() < MOST_PIECES) {
      starts.add(start);
      int length = straightPrefix(series.part(start, series.length()));
      if (length < FEWEST || series.length() - start - length < FEWEST) {
        break;
      }
      start += length;
    }
    return starts;
  }

  /** How many of the smallest run along one line, a few wrong ones among them allowed. */
  private static int straightPrefix(Series series) {
    int longest = 0;
    for (double window : WINDOWS) {
      int count = (int) Math.ceil(series.length() * window);
      if (count >= FEWEST) {
        longest = Math.max(longest, prefixAlong(lineOf(series.part(0, count)), series));
      }
    }
    return longest;
  }

  private static Line lineOf(Series series) {
    return Line.byMostPoints(series.size(), series.kronor(), series.tolerances());
  }

  /** The prefix that fits best, or none where too many of it do not fit. */
  private static int prefixAlong(Line line, Series series) {
    int met = 0;
    int best = 0;
    int length = 0;
    int metInBest = 0;
    for (int i = 0; i < series.length(); i++) {
      if (line.meets(series.size()[i], series.kronor()[i], 2 * series.tolerance())) {
        met++;
      }
      int balance = 2 * met - (i + 1);
      if (balance > best) {
        best = balance;
        length = i + 1;
        metInBest = met;
      }
    }
    return metInBest >= MET * length ? length : 0;
  }
}
