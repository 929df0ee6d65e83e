package se.statsbidrag.accounting.statements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * A line of a statement.
 *
 * @param change above zero for what came, below for what went, nought for what moved within
 * @param voucher as the books name it, or null
 */
record Moved(
    long sequence,
    LocalDate day,
    String text,
    @Nullable String document,
    UUID from,
    String fromName,
    UUID to,
    String toName,
    Money amount,
    Money change,
    @Nullable String voucher) {}
