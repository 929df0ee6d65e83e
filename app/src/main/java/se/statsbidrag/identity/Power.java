package se.statsbidrag.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/**
 * A person's right to act for a recipient (behörighet).
 *
 * @param role {@code AGENT}, {@code REPRESENTATIVE} or {@code COORDINATOR}
 * @param scope the grant that it covers, or null for all
 * @param recipientKind the role of the recipient that it covers, or null for all
 * @param validTo last day
 * @param removedAt when it was taken away before its time, or null
 */
public record Power(
    UUID id,
    UUID organisationId,
    UUID personId,
    String personName,
    Role role,
    @Nullable UUID scope,
    @Nullable String recipientKind,
    LocalDate validFrom,
    LocalDate validTo,
    @Nullable Instant removedAt) {

  /** Whether it reaches a grant and a role of the recipient. */
  public boolean covers(UUID grant, String kind) {
    return (scope == null || scope.equals(grant))
        && (recipientKind == null || recipientKind.equals(kind));
  }
}
