package se.statsbidrag.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * One try to pay a payment: its line in a batch, to the account as it was checked.
 *
 * @param endToEnd follows the money through the banks and back
 * @param account as it is printed
 * @param reason why it failed, or null
 */
public record Attempt(
    UUID id,
    UUID batchId,
    UUID paymentId,
    int position,
    String recipientName,
    String caseNumber,
    Money amount,
    String endToEnd,
    UUID accountId,
    String account,
    AttemptStatus status,
    Instant statusAt,
    @Nullable String reason,
    @Nullable LocalDate executedDay,
    @Nullable LocalDate returnedDay,
    @Nullable String bankReference) {}
