package se.statsbidrag.payment.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank has sent back: every line of the file, understood or not.
 *
 * @param id the bank's number of the answer; the same answer twice has the same
 * @param messageId the one order that it is about, where it is about one
 * @param account the account that a statement is of: digits or IBAN; null in a status report
 */
public record BankAnswer(
    Kind kind,
    String id,
    @Nullable String messageId,
    @Nullable String account,
    List<BankLine> lines) {

  /** Which message. */
  public enum Kind {
    /** {@code pain.002}: whether an order is taken in. */
    STATUS,
    /** {@code camt.053}: all that moved on the account in a day. */
    STATEMENT,
    /** {@code camt.054}: what moved on the account just now. */
    NOTIFICATION
  }

  public BankAnswer {
    lines = List.copyOf(lines);
  }
}
