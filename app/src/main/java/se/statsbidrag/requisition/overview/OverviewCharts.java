package se.statsbidrag.requisition.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts.Tile;
import se.statsbidrag.pages.SwedenMap;

/** The figures of the overview: key figures, one bar of all, and the map. */
@Component
class OverviewCharts {

  private static final double WHOLE = 100;

  private final SwedenMap map;
  private final MessageSource messages;

  OverviewCharts(SwedenMap map, MessageSource messages) {
    this.map = map;
    this.messages = messages;
  }

  List<Tile> tiles(Overview overview, Locale locale) {
    Formats formats = Formats.of(locale);
    int all = overview.lines().size();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(
        Tile.of(
            say("tile.answered", locale),
            formats.number(overview.answered()),
            say("tile.of", locale, formats.number(all))));
    tiles.add(
        new Tile(
            say("tile.missing", locale),
            formats.number(overview.missing().size()),
            null,
            overview.missing().isEmpty() ? "success" : "warning"));
    tiles.add(
        Tile.of(
            say("tile.money", locale),
            formats.kronor(overview.requisitioned().ore()),
            say("tile.of", locale, formats.kronor(overview.round().frame().ore()))));
    tiles.add(overview.oldest().map(line -> oldest(line, locale)).orElseGet(() -> none(locale)));
    return tiles;
  }

  private Tile oldest(Line line, Locale locale) {
    int left = Objects.requireNonNull(line.answer()).workingDaysLeft();
    return new Tile(
        say("tile.oldest", locale),
        line.name(),
        left < 0 ? say("overdue", locale, -left) : say("left", locale, left),
        left < 0 ? "danger" : null);
  }

  private Tile none(Locale locale) {
    return Tile.of(say("tile.oldest", locale), "–", say("tile.nothing", locale));
  }

  Chart bar(Overview overview, Locale locale) {
    Map<Stage, Long> counts = overview.counts();
    List<Charts.Share> shares = new ArrayList<>();
    counts.forEach((stage, count) ->
        shares.add(new Charts.Share(say("stage." + stage, locale), count, stage.color())));
    return Charts.in(Formats.of(locale))
        .statusBar(new Charts.Text(say("bar", locale), say("bar.text", locale)), shares);
  }

  /** How much of its ceiling each municipality has asked for; null for a round of others. */
  @Nullable Chart map(Overview overview, Locale locale) {
    if (overview.lines().stream().noneMatch(line -> map.codes().contains(line.code()))) {
      return null;
    }
    List<Charts.Place> places =
        overview.lines().stream()
            .filter(line -> map.codes().contains(line.code()))
            .map(line -> place(line, locale))
            .toList();
    return Charts.in(Formats.of(locale))
        .map(
            map,
            new Charts.Text(say("map", locale), say("map.text", locale)),
            places,
            new Charts.Measure("%", 0),
            null,
            say("map.missing", locale));
  }

  private Charts.Place place(Line line, Locale locale) {
    return line.stage() == Stage.DECLINED
        ? new Charts.Place(line.code(), line.name(), null, say("map.declined", locale))
        : new Charts.Place(line.code(), line.name(), share(line));
  }

  private static @Nullable Double share(Line line) {
    Line.@Nullable Answer answer = line.answer();
    return answer == null || line.stage().awaited() || line.ceiling().isZero()
        ? null
        : WHOLE * answer.amount().ore() / line.ceiling().ore();
  }

  private String say(String what, Locale locale, Object... values) {
    return messages.getMessage("overview." + what, values, locale);
  }
}
