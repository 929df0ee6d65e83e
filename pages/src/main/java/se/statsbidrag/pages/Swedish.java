package se.statsbidrag.pages;

import java.math.BigDecimal;
import java.text.Collator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Figures and dates as the Swedish authorities write them: groups of three parted by a no-break
 * space, decimal comma, real minus sign, {@code 31 maj 2026}.
 */
public final class Swedish implements Formats {

  public static final Swedish FORMATS = new Swedish();
  public static final Locale LOCALE = Locale.of("sv", "SE");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", LOCALE);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm", LOCALE);

  private Swedish() {}

  /** The order of names: Å, Ä and Ö last. A new one each time, since it keeps state. */
  public static Collator collator() {
    return Collator.getInstance(LOCALE);
  }

  @Override
  public String number(long value) {
    return Figures.grouped(value, Figures.NO_BREAK);
  }

  @Override
  public String decimal(double value, int decimals) {
    return Figures.decimal(BigDecimal.valueOf(value), decimals, Figures.NO_BREAK, ',');
  }

  @Override
  public String percent(double share, int decimals) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return Figures.decimal(percent, decimals, Figures.NO_BREAK, ',') + Figures.NO_BREAK + '%';
  }

  @Override
  public String amount(long ore) {
    return Figures.amount(ore, Figures.NO_BREAK, ',');
  }

  @Override
  public String kronor(long ore) {
    return amount(ore) + Figures.NO_BREAK + "kr";
  }

  @Override
  public String signed(long ore) {
    return ore > 0 ? "+" + amount(ore) : amount(ore);
  }

  @Override
  public String date(LocalDate day) {
    return day.format(DAY);
  }

  @Override
  public String time(LocalDateTime time) {
    return time.format(DAY) + " kl. " + time.format(CLOCK);
  }

  @Override
  public String list(List<String> words) {
    return Figures.list(words, "och");
  }
}
