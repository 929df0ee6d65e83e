package se.statsbidrag.payment.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/** A line before it has its place in the file, and how its parts are read. */
record Said(
    @Nullable String messageId,
    @Nullable String endToEndId,
    Outcome outcome,
    String reason,
    @Nullable Money amount,
    @Nullable LocalDate day,
    @Nullable String bankReference) {

  private static final int LONGEST_REASON = 300;
  private static final int DAY = 10;
  private static final int MOST_DECIMALS = 2;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,16}(\\.[0-9]{0,5})?");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  BankLine at(int position) {
    return new BankLine(
        position, messageId, endToEndId, outcome, reason, amount, day, bankReference);
  }

  /** The same line, not understood for the reason. */
  Said unknown(String why) {
    String said = reason.isEmpty() ? why : why + " " + reason;
    return new Said(messageId, endToEndId, Outcome.UNKNOWN, said, amount, day, bankReference);
  }

  /** An amount in Swedish kronor, above zero; empty where it is none. */
  static Optional<Money> kronor(Element amount) {
    String number = amount.text();
    if (!amount.attribute("Ccy").orElse("SEK").equals("SEK") || !NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    BigDecimal read = new BigDecimal(number).stripTrailingZeros();
    if (read.signum() <= 0 || read.scale() > MOST_DECIMALS) {
      return Optional.empty();
    }
    return Optional.of(new Money(read.movePointRight(MOST_DECIMALS).longValueExact()));
  }

  /** A day, by itself or as a moment in the bank's own time. */
  static Optional<LocalDate> day(Optional<Element> choice) {
    return choice
        .flatMap(at -> at.text("Dt").or(() -> at.text("DtTm")))
        .filter(text -> text.length() >= DAY)
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text.substring(0, DAY)));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }

  /** A name that a bank has sent back, where it is one; banks write this where there is none. */
  static Optional<String> name(Optional<String> said) {
    return said.filter(name -> !name.equalsIgnoreCase("NOTPROVIDED"));
  }

  /** What the bank says why, in its own words. */
  static String words(String said) {
    String seen = UNSEEN.matcher(said).replaceAll("").strip();
    return seen.length() <= LONGEST_REASON ? seen : seen.substring(0, LONGEST_REASON);
  }
}
