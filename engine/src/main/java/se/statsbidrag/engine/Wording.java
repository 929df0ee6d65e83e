package se.statsbidrag.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Writes steps and complaints in Swedish or English; Swedish is what others get. */
public final class Wording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final Wording IN_SWEDISH = new Wording(SWEDISH);
  private static final Wording IN_ENGLISH = new Wording(Locale.ENGLISH);
  private static final int MOST_DECIMALS = 6;

  private final Locale locale;
  private final ResourceBundle bundle;

  private Wording(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "se.statsbidrag.engine.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public static Wording of(Locale locale) {
    return locale.getLanguage().equals("en") ? IN_ENGLISH : IN_SWEDISH;
  }

  /** The sentence by that key, its arguments written as this language writes them. */
  public String text(String key, List<Object> args) {
    Object[] written = args.stream().map(this::written).toArray();
    return new MessageFormat(bundle.getString(key), locale).format(written);
  }

  private Object written(Object arg) {
    return switch (arg) {
      case Quantity quantity -> quantity(quantity);
      case ColumnName(String column) -> word(column);
      case Terms(List<Object> terms) ->
          terms.stream().map(this::written).map(String::valueOf).collect(Collectors.joining(" + "));
      case Number number -> number(new BigDecimal(number.toString()), 0, 0);
      default -> arg;
    };
  }

  private String word(String column) {
    String key = "column." + column;
    return bundle.containsKey(key) ? bundle.getString(key) : column;
  }

  String quantity(Quantity quantity) {
    return switch (quantity.kind()) {
      case COUNT -> fraction(quantity.numerator(), quantity.denominator(), 0);
      case NUMBER -> fraction(quantity.numerator(), quantity.denominator(), 0);
      case PERCENT ->
          fraction(
                  quantity.numerator().multiply(BigInteger.valueOf(100)), quantity.denominator(), 0)
              + bundle.getString("unit.percent");
      case KRONOR -> {
        BigInteger hundred = quantity.denominator().multiply(BigInteger.valueOf(100));
        boolean whole = quantity.numerator().mod(hundred).signum() == 0;
        yield fraction(quantity.numerator(), hundred, whole ? 0 : 2)
            + bundle.getString("unit.kronor");
      }
    };
  }

  /** Cut after six decimals, or at the first digits that differ from nought, and marked so. */
  private String fraction(BigInteger numerator, BigInteger denominator, int least) {
    BigDecimal exact = new BigDecimal(numerator);
    BigDecimal divisor = new BigDecimal(denominator);
    BigDecimal cut = exact.divide(divisor, MOST_DECIMALS, RoundingMode.DOWN);
    if (cut.signum() == 0 && numerator.signum() != 0) {
      cut = exact.divide(divisor, new MathContext(3, RoundingMode.DOWN));
    }
    boolean isCut = cut.multiply(divisor).compareTo(exact) != 0;
    int decimals = Math.max(least, Math.max(0, cut.stripTrailingZeros().scale()));
    return number(cut, decimals, decimals) + (isCut ? "…" : "");
  }

  private String number(BigDecimal value, int least, int most) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    boolean swedish = locale.equals(SWEDISH);
    symbols.setGroupingSeparator(swedish ? '\u00a0' : ',');
    symbols.setDecimalSeparator(swedish ? ',' : '.');
    symbols.setMinusSign('\u2212');
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(value);
  }

  /** A column that a sentence mentions: written by its word in the reader's language, if any. */
  public record ColumnName(String column) {}

  /** Terms of a sum, written with plus signs between them. */
  record Terms(List<Object> terms) {}
}
