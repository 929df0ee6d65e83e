package se.statsbidrag.requisition.accounts;

import java.util.Optional;

/**
 * Where a recipient gets its money (betalningskonto).
 *
 * @param number digits only
 */
public record Account(Kind kind, String number) {

  private static final int LUHN = 10;
  private static final int SHORTEST_BANKGIRO = 7;
  private static final int SHORTEST_PLUSGIRO = 2;
  private static final int LONGEST = 8;
  private static final int LAST_OF_BANKGIRO = 4;

  /** Which of the two giro systems. */
  public enum Kind {
    BANKGIRO,
    PLUSGIRO
  }

  /** Reads what was typed; empty where it is no number of that kind. */
  public static Optional<Account> read(Kind kind, String typed) {
    String digits = typed.replaceAll("[\\s\\p{Z}\\p{Pd}\u2212]", "");
    int shortest = kind == Kind.BANKGIRO ? SHORTEST_BANKGIRO : SHORTEST_PLUSGIRO;
    return digits.matches("[0-9]{" + shortest + "," + LONGEST + "}") && agrees(digits)
        ? Optional.of(new Account(kind, digits))
        : Optional.empty();
  }

  /** Whether the last digit is the control of the others. */
  private static boolean agrees(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % LUHN == 0;
  }

  /** As it is printed: {@code 5402-9681}, {@code 123456-6}. */
  public String written() {
    int after = kind == Kind.BANKGIRO ? LAST_OF_BANKGIRO : 1;
    int at = number.length() - after;
    return number.substring(0, at) + "-" + number.substring(at);
  }
}
