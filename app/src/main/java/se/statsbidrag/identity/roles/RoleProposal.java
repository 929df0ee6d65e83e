package se.statsbidrag.identity.roles;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/**
 * What an administrator proposes.
 *
 * @param from first day of a grant; the day from which a withdrawn role is gone
 * @param to last day of a grant; null for a withdrawal
 */
record RoleProposal(
    UUID person,
    Role role,
    RoleChange.Kind kind,
    LocalDate from,
    @Nullable LocalDate to,
    String reason) {}
