package se.statsbidrag.requisition.home;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.requisition.Offer;

/**
 * How a recipient's highest amount compares with the others' (jämförelse): per inhabitant where the
 * key counts inhabitants, else as it is. Only what the key tells everybody is compared.
 */
@Component
class Comparison {

  /**
   * A figure with its finding, and where the same numbers stand as a table.
   *
   * @param chart null where all have the same, so that there is nothing to draw
   * @param href the public page of the key
   */
  record Figure(@Nullable Chart chart, String caption, String href) {}

  private static final double ORE = 100;

  private final Keys keys;
  private final MessageSource messages;

  Comparison(Keys keys, MessageSource messages) {
    this.keys = keys;
    this.messages = messages;
  }

  /** The figure of an offer; empty where the key is not public or nobody is there to compare. */
  Optional<Figure> of(Offer offer, Locale locale) {
    return keys.published().stream()
        .filter(key -> key.id().equals(offer.ceiling().keyId()))
        .findFirst()
        .flatMap(key -> figure(key, offer, locale));
  }

  private Optional<Figure> figure(AllocationKey key, Offer offer, Locale locale) {
    List<KeyRow> rows = keys.rows(key);
    UUID own = offer.recipient().id();
    @Nullable KeyRow mine =
        rows.stream().filter(row -> own.equals(row.roleId())).findFirst().orElse(null);
    if (mine == null || rows.size() < 2) {
      return Optional.empty();
    }
    @Nullable String driver = heads(key, rows);
    double[] values = rows.stream().mapToDouble(row -> value(row, driver)).toArray();
    double value = value(mine, driver);
    Formats formats = Formats.of(locale);
    String unit = driver == null ? "home.compare.kr" : "home.compare.per-head";
    int decimals = driver == null ? 0 : 2;
    String href = "/fordelning/" + key.id();
    String written = formats.decimal(value, decimals);
    int others = rows.size() - 1;
    String name = offer.recipient().name();
    if (alike(values, formats, decimals)) {
      String same = driver == null ? "home.compare.same.kr" : "home.compare.same.per-head";
      return Optional.of(new Figure(null, say(same, locale, name, written, others), href));
    }
    Chart chart =
        Charts.in(formats)
            .histogram(
                new Charts.Text(
                    say("home.compare.title", locale),
                    say("home.compare.description", locale, key.terms().title())),
                values,
                new Charts.Measure(say(unit, locale), decimals),
                new Charts.Named(name, value));
    long more = rows.stream().filter(row -> exceeds(row, mine, driver)).count();
    String caption =
        (driver == null ? "home.compare.caption.kr" : "home.compare.caption.per-head")
            + (more == 0 ? ".most" : "");
    return Optional.of(new Figure(chart, say(caption, locale, name, written, more, others), href));
  }

  /** Whether the values differ by no more than what rounding to whole amounts makes of them. */
  static boolean alike(double[] values, Formats formats, int decimals) {
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(0);
    return formats.decimal(least, decimals).equals(formats.decimal(most, decimals));
  }

  /** The driver that counts inhabitants, where every row has it. */
  private static @Nullable String heads(AllocationKey key, List<KeyRow> rows) {
    return key.drivers().stream()
        .filter(driver -> driver.referenceDate() != null)
        .map(KeyDriver::driver)
        .filter(driver -> rows.stream().allMatch(row -> count(row.figures(), driver) > 0))
        .findFirst()
        .orElse(null);
  }

  /** Whether one may get more than another: in whole öre and heads, where the figure only draws. */
  private static boolean exceeds(KeyRow row, KeyRow other, @Nullable String driver) {
    return driver == null
        ? row.amount().compareTo(other.amount()) > 0
        : Math.multiplyExact(row.amount().ore(), count(other.figures(), driver))
            > Math.multiplyExact(other.amount().ore(), count(row.figures(), driver));
  }

  private static double value(KeyRow row, @Nullable String driver) {
    double kronor = row.amount().ore() / ORE;
    return driver == null ? kronor : kronor / count(row.figures(), driver);
  }

  private static long count(Map<String, Long> figures, String driver) {
    return Objects.requireNonNullElse(figures.get(driver), 0L);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
