package se.statsbidrag.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.SwedenMap;
import se.statsbidrag.recipient.RecipientKind;

/** The figures of the public pages; each has a caption that says its finding. */
@Component
class KeyCharts {

  /** A chart and the finding that stands above it. */
  record Figure(Chart chart, String caption) {}

  private static final int COUNTY_DIGITS = 2;
  private static final int DECIMALS = 2;

  private final SwedenMap map;
  private final MessageSource messages;

  KeyCharts(SwedenMap map, MessageSource messages) {
    this.map = map;
    this.messages = messages;
  }

  /** Kronor per inhabitant on the map; null where there are no inhabitants to count by. */
  @Nullable Figure map(PublicKey key, Locale locale) {
    if (!key.hasHeads() || !onMap(key)) {
      return null;
    }
    return new Figure(
        map(key, KeyEntry::perHead, text("map", key, locale), locale), range(key, locale));
  }

  /** How the kronor per inhabitant are spread, with one recipient marked where asked for. */
  @Nullable Figure histogram(PublicKey key, @Nullable KeyEntry own, Locale locale) {
    if (!key.hasHeads()) {
      return null;
    }
    double[] values = key.entries().stream().mapToDouble(KeyEntry::perHeadOrZero).toArray();
    Charts.@Nullable Named mine =
        own == null ? null : new Charts.Named(own.name(), own.perHeadOrZero());
    Chart chart =
        Charts.in(Formats.of(locale))
            .histogram(text("histogram", key, locale), values, perHead(locale), mine);
    return new Figure(chart, own == null ? spread(key, locale) : place(key, own, locale));
  }

  /** What a change means per inhabitant, on the map. */
  @Nullable Figure differences(
      PublicKey key, Function<KeyEntry, BigDecimal> difference, Locale locale) {
    if (!key.hasHeads() || !onMap(key)) {
      return null;
    }
    return new Figure(
        map(key, difference, text("differences", key, locale), locale),
        say("publication.chart.differences.caption", locale));
  }

  /** How the differences per inhabitant are spread. */
  @Nullable Figure spreadOfDifferences(PublicKey key, double[] values, Locale locale) {
    return key.hasHeads()
        ? new Figure(
            Charts.in(Formats.of(locale))
                .histogram(text("difference-spread", key, locale), values, perHead(locale), null),
            say("publication.chart.difference-spread.caption", locale))
        : null;
  }

  /** Before and after for the recipients that it matters most to. */
  Figure dumbbell(PublicKey key, List<Charts.Change> changes, Locale locale) {
    Charts.Measure measure =
        key.hasHeads() ? perHead(locale) : new Charts.Measure(say("publication.kr", locale), 0);
    Chart chart =
        Charts.in(Formats.of(locale))
            .dumbbell(
                text("dumbbell", key, locale),
                changes,
                measure,
                new Charts.Text(
                    say("publication.simulate.a", locale), say("publication.simulate.b", locale)));
    return new Figure(chart, say("publication.chart.dumbbell.caption", locale, changes.size()));
  }

  private Chart map(
      PublicKey key, Function<KeyEntry, BigDecimal> value, Charts.Text text, Locale locale) {
    Map<String, KeyEntry> byCode = new HashMap<>();
    key.entries().forEach(entry -> byCode.put(entry.code(), entry));
    List<Charts.Place> places = new ArrayList<>();
    for (String code : map.codes()) {
      KeyEntry entry =
          key.key().terms().kind() == RecipientKind.REGION
              ? byCode.get(code.substring(0, COUNTY_DIGITS))
              : byCode.get(code);
      if (entry != null) {
        places.add(new Charts.Place(code, entry.name(), value.apply(entry).doubleValue()));
      }
    }
    return Charts.in(Formats.of(locale)).map(map, text, places, perHead(locale), null);
  }

  private static boolean onMap(PublicKey key) {
    RecipientKind kind = key.key().terms().kind();
    return kind == RecipientKind.MUNICIPALITY || kind == RecipientKind.REGION;
  }

  private String range(PublicKey key, Locale locale) {
    Comparator<KeyEntry> order = Comparator.comparingDouble(KeyEntry::perHeadOrZero);
    KeyEntry least = key.entries().stream().min(order).orElseThrow();
    KeyEntry most = key.entries().stream().max(order).orElseThrow();
    return say(
        "publication.chart.map.caption",
        locale,
        decimal(least, locale),
        least.name(),
        decimal(most, locale),
        most.name());
  }

  private String spread(PublicKey key, Locale locale) {
    List<KeyEntry> sorted = sorted(key);
    KeyEntry middle = sorted.get(sorted.size() / 2);
    return say("publication.chart.histogram.caption", locale, decimal(middle, locale));
  }

  private String place(PublicKey key, KeyEntry own, Locale locale) {
    long more =
        key.entries().stream().filter(entry -> entry.perHeadOrZero() > own.perHeadOrZero()).count();
    return say(
        "publication.chart.own.caption",
        locale,
        own.name(),
        decimal(own, locale),
        more,
        key.entries().size() - 1);
  }

  private static List<KeyEntry> sorted(PublicKey key) {
    return key.entries().stream()
        .sorted(Comparator.comparingDouble(KeyEntry::perHeadOrZero))
        .toList();
  }

  private static String decimal(KeyEntry entry, Locale locale) {
    return Formats.of(locale).decimal(entry.perHeadOrZero(), DECIMALS);
  }

  private Charts.Measure perHead(Locale locale) {
    return new Charts.Measure(say("publication.kr", locale), DECIMALS);
  }

  private Charts.Text text(String chart, PublicKey key, Locale locale) {
    return new Charts.Text(
        say("publication.chart." + chart + ".title", locale, key.key().terms().title()),
        say("publication.chart." + chart + ".text", locale));
  }

  private String say(String message, Locale locale, Object... arguments) {
    return messages.getMessage(message, arguments, locale);
  }
}
