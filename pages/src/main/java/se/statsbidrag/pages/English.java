package se.statsbidrag.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Figures and dates for those who read the pages in English: {@code SEK 4,528,687}. */
public final class English implements Formats {

  public static final English FORMATS = new English();

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private English() {}

  @Override
  public String number(long value) {
    return Figures.grouped(value, ',');
  }

  @Override
  public String decimal(double value, int decimals) {
    return Figures.decimal(BigDecimal.valueOf(value), decimals, ',', '.');
  }

  @Override
  public String percent(double share, int decimals) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return Figures.decimal(percent, decimals, ',', '.') + "%";
  }

  @Override
  public String amount(long ore) {
    return Figures.amount(ore, ',', '.');
  }

  @Override
  public String kronor(long ore) {
    return "SEK" + Figures.NO_BREAK + amount(ore);
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
    return time.format(DAY) + " at " + time.format(CLOCK);
  }

  @Override
  public String list(List<String> words) {
    return Figures.list(words, "and");
  }
}
