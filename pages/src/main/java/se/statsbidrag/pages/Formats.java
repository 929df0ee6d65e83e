package se.statsbidrag.pages;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * How figures and dates are written for a reader of one language. Amounts are öre in whole numbers;
 * a space within a figure never breaks the line.
 */
public sealed interface Formats permits Swedish, English {

  /** The reader's conventions: English for English, Swedish for every other language. */
  static Formats of(Locale locale) {
    return locale.getLanguage().equals("en") ? English.FORMATS : Swedish.FORMATS;
  }

  /** A whole number in groups of three: {@code 4 528 687}. */
  String number(long value);

  /** A number with exactly so many decimals, half away from zero: {@code 236,4}. */
  String decimal(double value, int decimals);

  /** A share as a percentage: 0.684 with no decimals is {@code 68 %}. */
  String percent(double share, int decimals);

  /** An amount without its unit; öre are shown only where there are any. */
  String amount(long ore);

  /** An amount with its unit: {@code 4 528 687 kr}. */
  String kronor(long ore);

  /** A difference, its sign always shown: {@code +1 200}, {@code −300}. */
  String signed(long ore);

  /** A date in running text: {@code 31 maj 2026}. */
  String date(LocalDate day);

  /** A time of day in running text: {@code 19 maj 2026 kl. 14.32}. */
  String time(LocalDateTime time);

  /** Words in a row: {@code a, b och c}. */
  String list(List<String> words);

  /** A date in a table, the same in every language: {@code 2026-05-31}. */
  default String isoDate(LocalDate day) {
    return day.toString();
  }
}
