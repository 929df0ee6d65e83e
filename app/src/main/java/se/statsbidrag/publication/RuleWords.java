package se.statsbidrag.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Quantity;
import se.statsbidrag.engine.Rule;

/** Says in sentences what a rule does, for somebody who does not read rules. */
final class RuleWords {

  private final MessageSource messages;
  private final Locale locale;

  RuleWords(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** The rule sentence by sentence, in the order in which it is carried out. */
  List<String> of(Rule rule) {
    List<String> sentences = new ArrayList<>(of(rule.component()));
    sentences.add(
        say(
            "rounding." + rule.rounding().method(),
            Quantity.kronor(rule.rounding().unitOre()).text(locale)));
    sentences.add(say("closing." + rule.closing()));
    return sentences;
  }

  private List<String> of(Component component) {
    return switch (component) {
      case Component.EqualSplit equal -> List.of(say("equal"));
      case Component.Share share -> List.of(share(share));
      case Component.Guaranteed(long ore) -> List.of(say("guaranteed", kronor(ore)));
      case Component.PerHead(String driver, Decimal kronor) ->
          List.of(say("per-head", number(kronor), word(driver)));
      case Component.RankedPerHead ranked -> List.of(ranked(ranked));
      case Component.Sum(List<Component> parts) ->
          parts.stream().flatMap(part -> of(part).stream()).toList();
      case Component.Bands bands -> bands(bands);
      case Component.Portion(Decimal portion, Component inner) ->
          List.of(say("portion", number(portion), together(inner)));
      case Component.Pot(long ore, Component inner) ->
          List.of(say("pot", kronor(ore), together(inner)));
      case Component.Scaled(Decimal factor, Component inner) ->
          after(inner, say("scaled", number(factor)));
      case Component.ScaledToFrame(Component inner) -> after(inner, say("to-frame"));
      case Component.Bounded bounded -> bounded(bounded);
      case Component.HoldHarmless held -> after(held.inner(), say("held", number(held.portion())));
      case Component.OrderPreserved(String driver, Component inner) ->
          after(inner, say("order", word(driver)));
      case Component.SortedAmounts(String driver, Component inner) ->
          after(inner, say("sorted", word(driver)));
      case Component.FixedRows fixed ->
          after(fixed.inner(), say("fixed", Quantity.count(fixed.ore().size()).text(locale)));
      case Component.TopUp(String column, Component inner) ->
          after(inner, say("top-up", word(column)));
      case Component.Among among -> after(among.inner(), say("among", word(among.column())));
    };
  }

  private String share(Component.Share share) {
    @Nullable String weight = share.weight();
    return weight == null
        ? say("share", word(share.driver()))
        : say("share.weighted", word(share.driver()), word(weight));
  }

  private String ranked(Component.RankedPerHead ranked) {
    return say(
        "ranked",
        word(ranked.driver()),
        number(ranked.start()),
        number(ranked.step()),
        number(ranked.max()));
  }

  private List<String> bands(Component.Bands bands) {
    List<String> sentences = new ArrayList<>();
    @Nullable Long below = null;
    for (Component.Band band : bands.bands()) {
      @Nullable Long upTo = band.upTo();
      String inner = together(band.component());
      String driver = word(bands.driver());
      sentences.add(
          upTo != null
              ? say("band", driver, Quantity.count(upTo).text(locale), inner)
              : below == null
                  ? inner
                  : say("band.last", driver, Quantity.count(below).text(locale), inner));
      below = upTo;
    }
    return sentences;
  }

  private List<String> bounded(Component.Bounded bounded) {
    List<String> sentences = new ArrayList<>(of(bounded.inner()));
    if (bounded.floor() != null) {
      sentences.add(say("floor", bound(bounded.floor())));
    }
    if (bounded.cap() != null) {
      sentences.add(say("cap", bound(bounded.cap())));
    }
    return sentences;
  }

  private String bound(Component.Bound bound) {
    return switch (bound) {
      case Component.Bound.Amount(long ore) -> kronor(ore);
      case Component.Bound.PerHeadOf(String driver, Decimal kronor) ->
          say("bound.per-head", number(kronor), word(driver));
      case Component.Bound.Column(String column) -> say("bound.column", word(column));
    };
  }

  private List<String> after(Component inner, String last) {
    List<String> sentences = new ArrayList<>(of(inner));
    sentences.add(last);
    return sentences;
  }

  private String together(Component inner) {
    return String.join(" ", of(inner));
  }

  private String kronor(long ore) {
    return Quantity.kronor(ore).text(locale);
  }

  private String number(Decimal value) {
    return Quantity.number(value).text(locale);
  }

  private String word(String driver) {
    return driver(messages, driver, locale);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage("publication.rule." + key, arguments, locale);
  }

  /** What a figure is called; its own name where there is no word for it. */
  static String driver(MessageSource messages, String driver, Locale locale) {
    String word = messages.getMessage("publication.driver." + driver, null, driver, locale);
    return word == null ? driver : word;
  }
}
