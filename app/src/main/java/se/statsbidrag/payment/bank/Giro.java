package se.statsbidrag.payment.bank;

/**
 * Where money goes to or comes from, as a bank knows it.
 *
 * @param kind which of the systems
 * @param number digits only; an IBAN without spaces
 */
public record Giro(Kind kind, String number) {

  /** Bankgiro, plusgiro, or an account by its international number. */
  public enum Kind {
    BANKGIRO,
    PLUSGIRO,
    IBAN
  }

  /**
   * Whether the account is one of the demonstration's: those whose number begins with zero. No real
   * bankgiro or plusgiro does, so the mark cannot be lost on the way: it is the number itself. A
   * Luhn-valid number that somebody makes up may be somebody's.
   */
  public boolean isDemonstration() {
    return kind != Kind.IBAN && number.startsWith("0");
  }
}
