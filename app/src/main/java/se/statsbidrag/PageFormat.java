package se.statsbidrag;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Formats;

/**
 * Figures and dates as a template writes them: {@code ${#format.kronor(amount)}}; null is empty.
 */
public final class PageFormat {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Formats formats;

  PageFormat(Formats formats) {
    this.formats = formats;
  }

  /** An amount with its unit: {@code 4 528 687 kr}. */
  public String kronor(@Nullable Money amount) {
    return amount == null ? "" : formats.kronor(amount.ore());
  }

  /** An amount without its unit, for a column whose head names it. */
  public String amount(@Nullable Money amount) {
    return amount == null ? "" : formats.amount(amount.ore());
  }

  /** A difference with its sign: {@code +1 200}. */
  public String signed(@Nullable Money amount) {
    return amount == null ? "" : formats.signed(amount.ore());
  }

  public String number(@Nullable Number value) {
    return value == null ? "" : formats.number(value.longValue());
  }

  public String decimal(@Nullable Number value, int decimals) {
    return value == null ? "" : formats.decimal(value.doubleValue(), decimals);
  }

  /** A share, 0 to 1, as a percentage. */
  public String percent(@Nullable Number share, int decimals) {
    return share == null ? "" : formats.percent(share.doubleValue(), decimals);
  }

  /** A day in running text: {@code 31 maj 2026}. */
  public String date(@Nullable TemporalAccessor day) {
    return day == null ? "" : formats.date(local(day).toLocalDate());
  }

  /** A day in a table: {@code 2026-05-31}. */
  public String isoDate(@Nullable TemporalAccessor day) {
    return day == null ? "" : formats.isoDate(local(day).toLocalDate());
  }

  /** A moment in running text, in Swedish time: {@code 19 maj 2026 kl. 14.32}. */
  public String time(@Nullable TemporalAccessor time) {
    return time == null ? "" : formats.time(local(time));
  }

  public String list(List<String> words) {
    return formats.list(words);
  }

  private static LocalDateTime local(TemporalAccessor time) {
    return switch (time) {
      case LocalDate day -> day.atStartOfDay();
      case LocalDateTime local -> local;
      case OffsetDateTime offset -> offset.atZoneSameInstant(SWEDEN).toLocalDateTime();
      case Instant instant -> instant.atZone(SWEDEN).toLocalDateTime();
      default -> LocalDateTime.from(time);
    };
  }
}
