package se.statsbidrag.payment.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * One thing that a bank says.
 *
 * @param position from 1, in the order of the file
 * @param messageId the order that it is about, where the bank names it
 * @param endToEndId the payment; null with a message id is said of every payment of the order that
 *     has no line of its own
 * @param reason the bank's code and words, or why the line is {@link Outcome#UNKNOWN}; empty where
 *     nothing is said
 * @param amount always above zero; null where it does not stand there
 * @param day when money moved, by the bank; stated for {@link Outcome#EXECUTED} and {@link
 *     Outcome#RETURNED}
 * @param bankReference the bank's own name of the event, the same however often it is told
 */
public record BankLine(
    int position,
    @Nullable String messageId,
    @Nullable String endToEndId,
    Outcome outcome,
    String reason,
    @Nullable Money amount,
    @Nullable LocalDate day,
    @Nullable String bankReference) {}
