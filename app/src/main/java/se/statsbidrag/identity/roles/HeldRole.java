package se.statsbidrag.identity.roles;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/**
 * A role that somebody holds, or held (behörighet).
 *
 * @param validTo last day; null for one that the configuration gave
 * @param withdrawnAt when it was taken away before its time, or null
 * @param changeId the change by two that gave it; null for the configuration
 */
record HeldRole(
    UUID id,
    UUID personId,
    String personName,
    Role role,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable OffsetDateTime withdrawnAt,
    @Nullable UUID changeId) {}
