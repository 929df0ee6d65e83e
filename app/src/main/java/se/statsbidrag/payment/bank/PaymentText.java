package se.statsbidrag.payment.bank;

/**
 * What the recipient reads beside the money: the grant, the agency's case number, and the
 * recipient's own reference. Where there is no room for all, the grant's name is cut, never the
 * numbers by which the payment is found.
 */
public final class PaymentText {

  /** What fits in one line of a payment. */
  public static final int LONGEST = 140;

  private static final String BETWEEN = ", ";

  private PaymentText() {}

  /**
   * The text of one payment.
   *
   * @param reference the recipient's own, or empty
   */
  public static String of(String grant, String caseNumber, String reference) {
    String numbers =
        reference.isBlank()
            ? caseNumber.strip()
            : caseNumber.strip() + BETWEEN + "er ref. " + reference.strip();
    String whole = grant.strip() + BETWEEN + numbers;
    if (whole.length() <= LONGEST) {
      return whole;
    }
    int room = Math.max(0, LONGEST - BETWEEN.length() - numbers.length());
    String cut = grant.strip().substring(0, Math.min(room, grant.strip().length())).strip();
    return cut.isEmpty() ? numbers : cut + BETWEEN + numbers;
  }
}
