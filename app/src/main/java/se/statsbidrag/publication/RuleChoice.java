package se.statsbidrag.publication;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/**
 * One of the two rules that a reader tries: a kind, an amount where the kind has one, or a text.
 *
 * @param side a or b, which the names of its fields begin with
 */
record RuleChoice(String side, String kind, String amount, String text) {

  /** The kinds of rule that can be tried; the word stands in the address. */
  enum Kind {
    /** As published: no rule. */
    PUBLISHED("publicerad", false),
    /** Equal to all. */
    EQUAL("lika", false),
    /** By share of the inhabitants. */
    SHARE("andel", false),
    /** The same to each and the rest by share. */
    BASE("grund", true),
    /** By share, at least an amount. */
    FLOOR("golv", true),
    /** By share, at most an amount. */
    CAP("tak", true),
    /** Kronor for each inhabitant. */
    PER_HEAD("huvud", true),
    /** A rule written as text. */
    TEXT("text", false);

    private final String word;
    private final boolean hasAmount;

    Kind(String word, boolean hasAmount) {
      this.word = word;
      this.hasAmount = hasAmount;
    }

    String word() {
      return word;
    }
  }

  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_DECIMALS = 6;

  /** The kind chosen; refused where the address names none that there is. */
  Kind chosen() {
    return Arrays.stream(Kind.values())
        .filter(one -> one.word().equals(kind))
        .findFirst()
        .orElseThrow(() -> refused("kind", side));
  }

  /**
   * The rule chosen.
   *
   * @param driver what counts inhabitants
   * @throws Refused at the field that is wrong
   */
  Rule rule(String driver, Locale locale) {
    return switch (chosen()) {
      case PUBLISHED -> throw new IllegalStateException("published amounts need no rule");
      case EQUAL -> Rule.of(new Component.EqualSplit());
      case SHARE -> Rule.of(new Component.Share(driver));
      case BASE ->
          Rule.of(
              new Component.Sum(new Component.Guaranteed(kronor()), new Component.Share(driver)));
      case FLOOR -> Rule.of(new Component.Bounded(bound(), null, new Component.Share(driver)));
      case CAP -> Rule.of(new Component.Bounded(null, bound(), new Component.Share(driver)));
      case PER_HEAD ->
          new Rule(
              new Component.PerHead(driver, rate(locale)),
              Rounding.kronor(Rounding.Method.HALF_UP),
              Rule.Closing.SHOWN);
      case TEXT -> written(locale);
    };
  }

  private Component.Bound bound() {
    return new Component.Bound.Amount(kronor());
  }

  private long kronor() {
    return switch (Typed.kronor(amount)) {
      case Typed.Read<Long>(Long ore) when ore >= 0 -> ore;
      case Typed.Read<Long> negative -> throw refused("negative", amountField());
      case Typed.Unread<Long>(Typed.Problem problem, String typed) ->
          throw typed(problem, typed, amountField());
    };
  }

  private Decimal rate(Locale locale) {
    return switch (Typed.decimal(amount, MOST_DECIMALS)) {
      case Typed.Read<BigDecimal>(BigDecimal kronor) when kronor.signum() >= 0 -> {
        try {
          yield Decimal.of(kronor);
        } catch (AllocationRefused tooLong) {
          throw refused(tooLong, amountField(), locale);
        }
      }
      case Typed.Read<BigDecimal> negative -> throw refused("negative", amountField());
      case Typed.Unread<BigDecimal>(Typed.Problem problem, String typed) ->
          throw typed(problem, typed, amountField());
    };
  }

  private Rule written(Locale locale) {
    if (text.isBlank()) {
      throw refused("text-empty", textField());
    }
    if (text.length() > LONGEST_TEXT) {
      throw refused("text-long", textField(), LONGEST_TEXT, text.length());
    }
    try {
      return RuleFile.read(text);
    } catch (AllocationRefused wrong) {
      throw refused(wrong, textField(), locale);
    } catch (Refused notYaml) {
      throw new Refused(
          notYaml.refusals().stream().map(refusal -> refusal.at(textField())).toList());
    }
  }

  /** What the engine complains about, at the field where it can be put right. */
  Refused refused(AllocationRefused complaints, Locale locale) {
    String field = kindOrNull() == Kind.TEXT ? textField() : amountField();
    @Nullable Kind own = kindOrNull();
    return refused(
        complaints, own != null && !own.hasAmount && own != Kind.TEXT ? side : field, locale);
  }

  private @Nullable Kind kindOrNull() {
    return Arrays.stream(Kind.values())
        .filter(one -> one.word().equals(kind))
        .findFirst()
        .orElse(null);
  }

  private static Refused refused(AllocationRefused complaints, String field, Locale locale) {
    List<Refusal> refusals =
        complaints.complaints().stream()
            .map(complaint ->
                Refusal.of("publication.refusal.rule", complaint.sentence(locale)).at(field))
            .toList();
    return new Refused(refusals);
  }

  /** A figure that could not be read, in the words that every form has for it. */
  static Refused typed(Typed.Problem problem, String text, String field) {
    return new Refused(Refusal.of("layout.typed." + problem, text).at(field));
  }

  private static Refused refused(String what, String field, Object... arguments) {
    return new Refused(Refusal.of("publication.refusal." + what, arguments).at(field));
  }

  private String amountField() {
    return side + "Belopp";
  }

  private String textField() {
    return side + "Text";
  }
}
