package se.statsbidrag.tables;

import java.math.BigDecimal;
import se.statsbidrag.tables.Ambiguity.Points;

/**
 * Reads one Swedish figure out of a cell: spaces of every kind between thousands, "kr", a decimal
 * comma, both minus signs. Holds the last figure read; makes nothing for a plain integer.
 */
final class NumberParser {

  enum Outcome {
    FIGURE,
    BLANK,
    NOT_A_FIGURE,
    /** Readable in two ways: asked about. */
    AMBIGUOUS,
    /** Spaces or points do not stand between groups of three. */
    GROUPING,
    /** 1,2E+05: a program has cut the figure's digits away. */
    SCIENTIFIC,
    /** A dash before the figure that may be a minus or a mark for nothing. */
    DASH,
    TOO_LARGE
  }

  private static final int MOST_DIGITS = 18;
  private static final int MOST_SIGNIFICANT_IN_WORKBOOK = 15;

  private long unscaled;
  private int scale;
  private boolean fitsThousands;
  private boolean fitsDecimal;

  /** The figure without its decimal sign. */
  long unscaled() {
    return unscaled;
  }

  /** How many of its digits are decimals; trailing zeros are not counted. */
  int scale() {
    return scale;
  }

  /** After AMBIGUOUS: whether the point can separate thousands here. */
  boolean fitsThousands() {
    return fitsThousands;
  }

  /** After AMBIGUOUS: whether the point can be the decimal sign here. */
  boolean fitsDecimal() {
    return fitsDecimal;
  }

  /** A figure as a person wrote it. */
  Outcome typed(char[] chars, int from, int to, Points points, boolean whole) {
    if (from >= to) {
      return Outcome.BLANK;
    }
    int at = from;
    boolean negative = chars[at] == '-';
    if (negative) {
      at++;
    }
    if (to - at <= MOST_DIGITS && at < to) {
      long sum = 0;
      while (at < to) {
        int digit = chars[at] - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        sum = sum * 10 + digit;
        at++;
      }
      if (at == to) {
        unscaled = negative ? -sum : sum;
        scale = 0;
        return Outcome.FIGURE;
      }
    }
    return typed(new String(chars, from, to - from), points, whole);
  }

  private Outcome typed(String cell, Points points, boolean whole) {
    String body = withoutCurrency(cell);
    if (body.isEmpty()) {
      return Outcome.NOT_A_FIGURE;
    }
    char first = body.charAt(0);
    boolean negative = first == '-' || first == '\u2212';
    if (first == '\u2013' || first == '\u2014') {
      return startsWithDigit(body.substring(1)) ? Outcome.DASH : Outcome.NOT_A_FIGURE;
    }
    if (negative || first == '+') {
      body = RowBuffer.trimmed(body.substring(1));
    }
    if (!startsWithDigit(body)) {
      return Outcome.NOT_A_FIGURE;
    }
    if (isScientific(body)) {
      return Outcome.SCIENTIFIC;
    }
    return switch (points) {
      case THOUSANDS -> separated(body, negative, '.', ',');
      case DECIMAL -> separated(body, negative, ',', '.');
      case ASK -> asked(body, negative, whole);
    };
  }

  private Outcome asked(String body, boolean negative, boolean whole) {
    int commas = count(body, ',');
    boolean thousandsLike = whole && commas == 1 && body.length() - body.indexOf(',') == 4;
    if (count(body, '.') == 0 && commas <= 1 && !thousandsLike) {
      return separated(body, negative, '\0', ',');
    }
    fitsThousands = separated(body, negative, '.', ',') == Outcome.FIGURE;
    fitsDecimal = separated(body, negative, ',', '.') == Outcome.FIGURE;
    if (fitsThousands && !fitsDecimal && thousandsLike) {
      return separated(body, negative, '\0', ',');
    }
    return fitsThousands || fitsDecimal ? Outcome.AMBIGUOUS : Outcome.NOT_A_FIGURE;
  }

  private Outcome separated(String body, boolean negative, char grouping, char decimal) {
    int end = body.length();
    int sign = body.indexOf(decimal);
    int wholeEnd = sign < 0 ? end : sign;
    long sum = 0;
    int digits = 0;
    int inGroup = 0;
    boolean grouped = false;
    for (int i = 0; i < wholeEnd; i++) {
      char c = body.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits > 0 || c != '0') {
          digits++;
        }
        if (digits > MOST_DIGITS) {
          return Outcome.TOO_LARGE;
        }
        sum = sum * 10 + (c - '0');
        inGroup++;
      } else if (c == grouping || RowBuffer.isSpace(c)) {
        if (grouped ? inGroup != 3 : inGroup > 3 || inGroup == 0) {
          return Outcome.GROUPING;
        }
        grouped = true;
        inGroup = 0;
      } else {
        return Outcome.NOT_A_FIGURE;
      }
    }
    if (grouped && inGroup != 3) {
      return Outcome.GROUPING;
    }
    return decimals(body, wholeEnd, sum, digits, negative);
  }

  private Outcome decimals(String body, int sign, long whole, int wholeDigits, boolean negative) {
    int end = body.length();
    if (sign == end - 1) {
      return Outcome.NOT_A_FIGURE;
    }
    while (end > sign + 1 && body.charAt(end - 1) == '0') {
      end--;
    }
    long sum = whole;
    for (int i = sign + 1; i < end; i++) {
      char c = body.charAt(i);
      if (c < '0' || c > '9') {
        return Outcome.NOT_A_FIGURE;
      }
      if (wholeDigits + i - sign > MOST_DIGITS) {
        return Outcome.TOO_LARGE;
      }
      sum = sum * 10 + (c - '0');
    }
    unscaled = negative ? -sum : sum;
    scale = Math.max(0, end - sign - 1);
    return Outcome.FIGURE;
  }

  /** A figure as a program wrote it: a point as decimal sign, perhaps an exponent. */
  Outcome written(char[] chars, int from, int to) {
    Outcome plain = typed(chars, from, to, Points.DECIMAL, false);
    if (plain == Outcome.BLANK || (plain == Outcome.FIGURE && scale == 0)) {
      return plain;
    }
    if (to - from > 40) {
      return Outcome.NOT_A_FIGURE;
    }
    try {
      BigDecimal exact = new BigDecimal(chars, from, to - from);
      if (Math.abs((long) exact.scale()) > 400) {
        return exact.signum() == 0 ? Outcome.NOT_A_FIGURE : Outcome.TOO_LARGE;
      }
      if (exact.scale() > 0 && exact.precision() > MOST_SIGNIFICANT_IN_WORKBOOK) {
        // A workbook keeps 0.1 + 0.2 as 0.30000000000000004 and shows 0.3.
        exact = exact.round(new java.math.MathContext(MOST_SIGNIFICANT_IN_WORKBOOK));
      }
      exact = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
      if (exact.scale() < 0) {
        exact = exact.setScale(0);
      }
      if (exact.precision() > MOST_DIGITS || exact.scale() > MOST_DIGITS) {
        return Outcome.TOO_LARGE;
      }
      unscaled = exact.unscaledValue().longValueExact();
      scale = exact.scale();
      return Outcome.FIGURE;
    } catch (NumberFormatException notOne) {
      return Outcome.NOT_A_FIGURE;
    }
  }

  private static String withoutCurrency(String cell) {
    String body = RowBuffer.trimmed(cell);
    for (String unit : new String[] {"kronor", "kr.", "kr", "SEK", ":-"}) {
      int rest = body.length() - unit.length();
      if (rest > 0 && body.regionMatches(true, rest, unit, 0, unit.length())) {
        return RowBuffer.trimmed(body.substring(0, rest));
      }
      if (rest > 0 && body.regionMatches(true, 0, unit, 0, unit.length())) {
        return RowBuffer.trimmed(body.substring(unit.length()));
      }
    }
    return body;
  }

  private static boolean startsWithDigit(String text) {
    String body = RowBuffer.trimmed(text);
    return !body.isEmpty() && body.charAt(0) >= '0' && body.charAt(0) <= '9';
  }

  private static boolean isScientific(String body) {
    return body.matches("[0-9]([.,][0-9]*)?[eE][+\u2212-]?[0-9]+");
  }

  private static int count(String text, char wanted) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == wanted) {
        found++;
      }
    }
    return found;
  }
}
