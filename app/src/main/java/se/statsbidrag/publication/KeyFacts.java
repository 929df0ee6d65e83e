package se.statsbidrag.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.allocation.KeyRule;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.check.Checks;
import se.statsbidrag.engine.check.Finding;
import se.statsbidrag.engine.check.Invariant;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;

/** What a key's page says of it in words: what, how much, how it came about, does it hold. */
@Component
class KeyFacts {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final String EVERYBODY = "everybody";
  private static final int MOST_PARTS = 3;

  /** A sentence about a key, and whether what it checks holds. */
  record Control(boolean holds, String text) {}

  /** So many recipients with the same amount. */
  record Part(int count, Money amount, String last) {}

  private final Keys keys;
  private final MessageSource messages;

  KeyFacts(Keys keys, MessageSource messages) {
    this.keys = keys;
    this.messages = messages;
  }

  List<Parts.Tile> tiles(PublicKey key, Locale locale) {
    Formats formats = Formats.of(locale);
    KeyTerms terms = key.key().terms();
    return List.of(
        Parts.Tile.of(
            say("frame", locale),
            formats.kronor(terms.frame().ore()),
            say("year", locale, terms.year().toString())),
        Parts.Tile.of(
            say("recipients", locale),
            formats.number(key.entries().size()),
            recipients(key.term(), locale)),
        new Parts.Tile(
            say("sum", locale),
            formats.kronor(key.key().sum().ore()),
            difference(key.key(), formats, locale),
            key.key().left().isZero() ? "success" : "warning"));
  }

  List<Parts.Row> facts(PublicKey key, Locale locale) {
    AllocationKey what = key.key();
    List<Parts.Row> rows = new ArrayList<>();
    rows.add(row("whose", say("source." + what.source(), locale), locale));
    rows.add(row("origin", what.terms().origin(), locale));
    rows.add(row("status", say("status." + what.status(), locale), locale));
    acts(what, locale).forEach(rows::add);
    for (KeyDriver driver : what.drivers()) {
      @Nullable LocalDate date = driver.referenceDate();
      String name = RuleWords.driver(messages, driver.driver(), locale);
      rows.add(
          row(
              "driver",
              date == null
                  ? say("driver.information", locale, name)
                  : say("driver.date", locale, name, Formats.of(locale).date(date)),
              locale));
    }
    rows.add(row("version", String.valueOf(what.version()), locale));
    return rows;
  }

  private List<Parts.Row> acts(AllocationKey key, Locale locale) {
    List<Parts.Row> rows = new ArrayList<>();
    String source = key.source().name();
    if (key.entered() != null) {
      rows.add(row("entered." + source, day(key.entered().at(), locale), locale));
    }
    if (key.standing() != null) {
      rows.add(row("standing." + source, day(key.standing().at(), locale), locale));
    }
    return rows;
  }

  /** The rule that the key's document states or that made it, in sentences; else nothing. */
  List<String> rule(PublicKey key, Locale locale) {
    @Nullable KeyRule rule = key.key().rule();
    return rule == null || rule.isInference()
        ? List.of()
        : new RuleWords(messages, locale).of(rule.rule());
  }

  /** What the rule that is stated or that made the key gives on the key's own frame. */
  Optional<Allocation> computed(PublicKey key) {
    @Nullable KeyRule rule = key.key().rule();
    return rule == null || rule.isInference() ? Optional.empty() : keys.computed(key.key());
  }

  /** The checks that anybody can do again: the sum, the promises, the rule. */
  List<Control> controls(PublicKey key, Locale locale) {
    List<Control> controls = new ArrayList<>();
    KeyTerms terms = key.key().terms();
    List<Finding> sum = Checks.sum(key.amounts(), terms.frame().ore());
    controls.add(
        sum.isEmpty()
            ? new Control(
                true, say("holds.sum", locale, Formats.of(locale).kronor(terms.frame().ore())))
            : new Control(false, sum.getFirst().sentence(locale)));
    terms.invariants().forEach(promise -> controls.add(promise(key, promise, locale)));
    computed(key).ifPresent(allocation -> controls.add(rule(key, allocation, locale)));
    return controls;
  }

  private Control rule(PublicKey key, Allocation allocation, Locale locale) {
    long same = 0;
    for (int row = 0; row < allocation.size(); row++) {
      same += allocation.ore(row) == key.entries().get(row).amount().ore() ? 1 : 0;
    }
    boolean all = same == allocation.size();
    return new Control(
        all, say(all ? "holds.rule" : "broken.rule", locale, same, allocation.size()));
  }

  private Control promise(PublicKey key, KeyTerms.Promise promise, Locale locale) {
    String driver = promise.driver() == null ? EVERYBODY : promise.driver();
    Figures figures =
        promise.driver() == null
            ? key.figures().with(EVERYBODY, new long[key.entries().size()])
            : key.figures();
    @Nullable Long to = promise.to();
    Invariant invariant =
        new Invariant(
            driver,
            promise.from(),
            to == null ? Long.MAX_VALUE : to,
            promise.least() == null ? null : promise.least().ore(),
            promise.most() == null ? null : promise.most().ore());
    List<Finding> findings = Checks.invariant(key.amounts(), figures, invariant);
    return new Control(
        findings.isEmpty(),
        findings.isEmpty()
            ? say("holds.promise", locale, promise.text())
            : say("broken.promise", locale, promise.text(), findings.size()));
  }

  /**
   * Where the amounts are not the frame although all got the same: how it divides exactly. Empty
   * where there is nothing to point out.
   */
  List<Part> exactSplit(PublicKey key) {
    boolean equal = key.entries().stream().map(KeyEntry::amount).distinct().count() == 1;
    if (!equal || key.key().left().isZero()) {
      return List.of();
    }
    try {
      Rule rule = Rule.of(new se.statsbidrag.engine.Component.EqualSplit());
      return parts(key, rule.allocate(key.drivers(), key.key().terms().frame().ore()));
    } catch (AllocationRefused impossible) {
      return List.of();
    }
  }

  private static List<Part> parts(PublicKey key, Allocation exact) {
    Map<Long, Part> parts = new LinkedHashMap<>();
    for (int row = 0; row < exact.size(); row++) {
      long ore = exact.ore(row);
      String name = key.entries().get(row).name();
      Part before = parts.get(ore);
      parts.put(ore, new Part(before == null ? 1 : before.count() + 1, new Money(ore), name));
    }
    return parts.size() > MOST_PARTS ? List.of() : List.copyOf(parts.values());
  }

  /** The words for the recipients of a key: kommuner, regioner, landsting. */
  String recipients(String term, Locale locale) {
    String word = messages.getMessage("publication.recipients." + term, null, term, locale);
    return word == null ? term : word;
  }

  private String difference(AllocationKey key, Formats formats, Locale locale) {
    Money left = key.left();
    if (left.isZero()) {
      return say("sum.exact", locale);
    }
    return say(
        left.isNegative() ? "sum.above" : "sum.below",
        locale,
        formats.kronor(Math.abs(left.ore())));
  }

  private Parts.Row row(String term, String text, Locale locale) {
    return Parts.Row.of(say("fact." + term, locale), text);
  }

  private static String day(Instant at, Locale locale) {
    return Formats.of(locale).date(LocalDate.ofInstant(at, STOCKHOLM));
  }

  private String say(String message, Locale locale, Object... arguments) {
    return messages.getMessage("publication.key." + message, arguments, locale);
  }
}
