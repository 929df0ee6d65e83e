package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * Money to be moved from a pot to a pot.
 *
 * @param key the caller's own: the same key is booked once, however often it is sent
 * @param code the kind of movement, a word in capitals: {@code ASSIGNED}
 * @param from the pot that is debited
 * @param to the pot that is credited
 * @param amount more than zero
 * @param valueDay the day on which it happened
 * @param object what it was for
 * @param document the document it rests on, as its case number says; null where there is none
 * @param text in a few words, for people
 */
public record Movement(
    String key,
    String code,
    UUID from,
    UUID to,
    Money amount,
    LocalDate valueDay,
    ObjectRef object,
    @Nullable String document,
    String text) {}
