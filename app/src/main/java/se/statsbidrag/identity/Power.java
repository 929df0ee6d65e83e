package se.statsbidrag.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/**
 * A person's right to act for a recipient (behörighet).
 *
 * @param role {@code AGENT}, {@code REPRESENTATIVE} or {@code COORDINATOR}
 * @param deputy whether the agent stands in for another (ersättare); the right is the same
 * @param scope the grant that it covers, or the agency for all its grants, or null for all there
 *     are
 * @param recipientKind the role of the recipient that it covers, or null for all
 * @param validTo last day
 * @param givenByName who gave it; null where it came with the system's first data
 * @param removedAt when it was taken away before its time, or null
 * @param removalReason why, or null
 */
public record Power(
    UUID id,
    UUID organisationId,
    UUID personId,
    String personName,
    Role role,
    boolean deputy,
    @Nullable UUID scope,
    @Nullable String recipientKind,
    LocalDate validFrom,
    LocalDate validTo,
    @Nullable String givenByName,
    @Nullable Instant removedAt,
    @Nullable String removalReason) {

  /** Whether it reaches a grant, which an agency distributes, and a role of the recipient. */
  public boolean covers(UUID grant, @Nullable UUID agency, String kind) {
    return (scope == null || scope.equals(grant) || scope.equals(agency))
        && (recipientKind == null || recipientKind.equals(kind));
  }

  /** For the audit trail. */
  public ObjectRef object() {
    return new ObjectRef("identity.power", id.toString(), personName);
  }
}
