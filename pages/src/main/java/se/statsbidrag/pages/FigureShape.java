package se.statsbidrag.pages;

import java.util.regex.Pattern;

/** The shapes of a typed figure, once every kind of space is a plain one. */
final class FigureShape {

  static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");
  static final Pattern UNIT = Pattern.compile("(?i) ?(kr\\.?|kronor|sek|:-)$");
  static final Pattern WITH_POINT = Pattern.compile("-? ?[\\d ,.]+");
  static final Pattern NUMBER = Pattern.compile("-? ?\\d[\\d ]*(,\\d+)?");
  static final Pattern GROUPED = Pattern.compile("-? ?(\\d{1,3}( \\d{3})*|\\d+)(,\\d+)?");

  /** Longer than any figure that can be meant, short enough to be read at once. */
  static final int LONGEST = 60;

  private FigureShape() {}
}
