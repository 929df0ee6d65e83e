package se.statsbidrag.payment.bank;

import java.time.Instant;
import java.time.LocalDate;
import se.statsbidrag.kernel.Money;

/**
 * What a bank is asked to do (betalningsuppdrag): one payer, one day, many payments. The number and
 * the sum stand first in the file and are stated before the payments are read, one by one.
 *
 * @param messageId at most 35 signs, unique; the bank answers with it
 * @param executionDay when the bank shall pay
 * @param number how many credits there are
 * @param total their sum, exactly
 * @param credits read once, from first to last
 */
public record PaymentOrder(
    String messageId,
    Instant created,
    Payer payer,
    LocalDate executionDay,
    long number,
    Money total,
    Iterable<Credit> credits) {}
