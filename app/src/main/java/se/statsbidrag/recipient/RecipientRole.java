package se.statsbidrag.recipient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Period;

/**
 * An organisation in one role (mottagare), as it was called at a certain time. The id stays the
 * same through renamings and changes of code.
 *
 * @param id the role's, which keys and awards point at
 * @param code official code, text with leading zeros; null where the kind has none
 * @param name as it was at the time asked for
 * @param countyCode two digits, or null where it belongs to no county
 * @param valid the days on which the role exists
 */
public record RecipientRole(
    UUID id,
    UUID organisationId,
    RecipientKind kind,
    @Nullable String code,
    String name,
    @Nullable String countyCode,
    Period valid) {}
