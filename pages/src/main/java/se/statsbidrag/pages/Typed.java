package se.statsbidrag.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * What a person typed in a field for a figure: read, or not and why. Every kind of space, "kr" and
 * both minus signs are understood. A point is refused, since it means thousands to one reader and
 * decimals to another; the rule is the same on the English pages.
 *
 * @param <T> what the text says
 */
public sealed interface Typed<T> {

  /** The text was understood. */
  record Read<T>(T value) implements Typed<T> {}

  /**
   * The text was not understood.
   *
   * @param problem why
   * @param text what was typed, to be shown again
   */
  record Unread<T>(Problem problem, String text) implements Typed<T> {}

  /** Why a figure could not be read; each has a sentence of its own on the page. */
  enum Problem {
    /** Nothing was typed. */
    EMPTY,
    /** There is a point: decimals are written with a comma, thousands with a space. */
    POINT,
    /** There is something else than digits. */
    NOT_A_NUMBER,
    /** The spaces do not stand between groups of three digits. */
    GROUPS,
    /** There are more decimals than the figure can have. */
    DECIMALS,
    /** The figure is larger than the system can hold. */
    TOO_LARGE,
    /** It is not a day of the calendar. */
    NOT_A_DAY
  }

  /** An amount in kronor with at most two decimals, as öre. */
  static Typed<Long> kronor(String text) {
    return switch (decimal(text, 2)) {
      case Read<BigDecimal>(BigDecimal kronor) -> asLong(kronor.movePointRight(2), text);
      case Unread<BigDecimal>(Problem problem, String typed) -> new Unread<>(problem, typed);
    };
  }

  /** A whole number. */
  static Typed<Long> whole(String text) {
    return switch (decimal(text, 0)) {
      case Read<BigDecimal>(BigDecimal value) -> asLong(value, text);
      case Unread<BigDecimal>(Problem problem, String typed) -> new Unread<>(problem, typed);
    };
  }

  /** A number with at most so many decimals. */
  static Typed<BigDecimal> decimal(String text, int decimals) {
    String trimmed = FigureShape.SPACE.matcher(text).replaceAll(" ").strip();
    if (trimmed.isEmpty()) {
      return new Unread<>(Problem.EMPTY, text);
    }
    if (trimmed.length() > FigureShape.LONGEST) {
      return new Unread<>(Problem.TOO_LARGE, text);
    }
    String figure = FigureShape.UNIT.matcher(trimmed).replaceFirst("").replace('\u2212', '-');
    if (figure.indexOf('.') >= 0 && FigureShape.WITH_POINT.matcher(figure).matches()) {
      return new Unread<>(Problem.POINT, text);
    }
    if (!FigureShape.NUMBER.matcher(figure).matches()) {
      return new Unread<>(Problem.NOT_A_NUMBER, text);
    }
    if (figure.indexOf(' ') >= 0 && !FigureShape.GROUPED.matcher(figure).matches()) {
      return new Unread<>(Problem.GROUPS, text);
    }
    String plain = figure.replace(" ", "").replace(',', '.');
    int comma = plain.indexOf('.');
    if (comma >= 0 && plain.length() - comma - 1 > decimals) {
      return new Unread<>(Problem.DECIMALS, text);
    }
    return new Read<>(new BigDecimal(plain));
  }

  /** A day as year, month and day: {@code 2026-05-31} or {@code 20260531}. */
  static Typed<LocalDate> date(String text) {
    String plain = FigureShape.SPACE.matcher(text).replaceAll("");
    if (plain.isEmpty()) {
      return new Unread<>(Problem.EMPTY, text);
    }
    try {
      boolean compact = plain.indexOf('-') < 0;
      return new Read<>(
          LocalDate.parse(
              plain,
              compact ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE));
    } catch (DateTimeParseException notADay) {
      return new Unread<>(Problem.NOT_A_DAY, text);
    }
  }

  private static Typed<Long> asLong(BigDecimal value, String text) {
    try {
      return new Read<>(value.longValueExact());
    } catch (ArithmeticException tooLarge) {
      return new Unread<>(Problem.TOO_LARGE, text);
    }
  }
}
