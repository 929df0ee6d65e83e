package se.statsbidrag.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The arithmetic of writing figures that the two languages share. */
final class Figures {

  static final char NO_BREAK = '\u00a0';
  static final char MINUS = '\u2212';
  private static final int GROUP = 3;
  private static final int ORE_DIGITS = 2;

  private Figures() {}

  /** Digits of an integer in groups of three, with a real minus sign. */
  static String grouped(long value, char separator) {
    String digits = Long.toString(value);
    return value < 0 ? MINUS + grouped(digits.substring(1), separator) : grouped(digits, separator);
  }

  private static String grouped(String plain, char separator) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      if (i > 0 && (plain.length() - i) % GROUP == 0) {
        out.append(separator);
      }
      out.append(plain.charAt(i));
    }
    return out.toString();
  }

  /** A decimal number, grouped before the decimal sign. */
  static String decimal(BigDecimal value, int decimals, char separator, char decimalSign) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String plain = rounded.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String out = grouped(whole, separator);
    if (point >= 0) {
      out += decimalSign + plain.substring(point + 1);
    }
    return rounded.signum() < 0 ? MINUS + out : out;
  }

  /** Öre as kronor: without decimals where there are no öre, else with two. */
  static String amount(long ore, char separator, char decimalSign) {
    BigDecimal kronor = BigDecimal.valueOf(ore, ORE_DIGITS);
    int decimals = ore % 100 == 0 ? 0 : ORE_DIGITS;
    return decimal(kronor, decimals, separator, decimalSign);
  }

  static String list(List<String> words, String and) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " " + and + " " + words.get(last);
  }
}
