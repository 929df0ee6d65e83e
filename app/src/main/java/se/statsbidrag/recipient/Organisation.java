package se.statsbidrag.recipient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A legal person in the register.
 *
 * @param organisationNumber ten digits as imported, or null where none has been
 * @param demonstration true where it was made up for the demonstration
 */
public record Organisation(
    UUID id,
    String name,
    @Nullable String nameEn,
    @Nullable String organisationNumber,
    boolean demonstration) {}
