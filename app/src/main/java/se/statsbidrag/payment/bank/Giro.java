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
}
