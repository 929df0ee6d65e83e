package se.statsbidrag.identity.agents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/**
 * An agent's invitation to somebody to act for the recipient too.
 *
 * @param role {@code REPRESENTATIVE} or {@code COORDINATOR}
 * @param scope the grant, the agency for all its grants, or null for everything
 * @param validTo last day of the power that it gives
 * @param expiresAt the first moment when the link no longer works
 */
record Invitation(
    UUID id,
    UUID organisationId,
    String organisationName,
    Role role,
    @Nullable UUID scope,
    @Nullable String recipientKind,
    LocalDate validTo,
    String name,
    String email,
    UUID invitedBy,
    String invitedByName,
    OffsetDateTime invitedAt,
    OffsetDateTime expiresAt,
    @Nullable String acceptedName,
    @Nullable OffsetDateTime acceptedAt,
    @Nullable OffsetDateTime withdrawnAt) {

  /** Whether the link works at a moment. */
  boolean worksAt(Instant now) {
    return acceptedAt == null && withdrawnAt == null && now.isBefore(expiresAt.toInstant());
  }

  ObjectRef object() {
    return new ObjectRef("agents.invitation", id.toString(), name);
  }
}
