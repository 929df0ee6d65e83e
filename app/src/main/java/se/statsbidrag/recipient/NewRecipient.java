package se.statsbidrag.recipient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recipient to enter into the register.
 *
 * @param code the official code; needed for municipalities and regions
 * @param organisationNumber ten digits, with or without a hyphen; null where it is not known
 * @param countyCode the county where it belongs; a municipality's follows from its code
 * @param from the first day of the role
 */
public record NewRecipient(
    RecipientKind kind,
    String name,
    @Nullable String code,
    @Nullable String organisationNumber,
    @Nullable String countyCode,
    LocalDate from) {}
