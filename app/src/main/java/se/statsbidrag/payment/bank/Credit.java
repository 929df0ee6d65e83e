package se.statsbidrag.payment.bank;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * One payment of an order.
 *
 * @param endToEndId follows the payment to the recipient and back; at most 35 signs, unique
 * @param amount above zero
 * @param payee the recipient's name
 * @param organisationNumber the recipient's, ten digits, where known
 * @param text what the recipient reads: grant, case number, the recipient's reference (L22)
 * @param reference a number that the recipient has asked for (OCR), with its own check, or null
 */
public record Credit(
    String endToEndId,
    Money amount,
    String payee,
    @Nullable String organisationNumber,
    @Nullable Place place,
    Giro giro,
    String text,
    @Nullable String reference) {}
