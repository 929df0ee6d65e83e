package se.statsbidrag.identity.roles;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** A change of somebody's role: proposed by one administrator, decided by another. */
record RoleChange(
    UUID id,
    UUID agencyId,
    UUID personId,
    String personName,
    Role role,
    Kind kind,
    LocalDate fromDay,
    @Nullable LocalDate toDay,
    String reason,
    Status status,
    UUID proposedBy,
    String proposerName,
    OffsetDateTime proposedAt,
    @Nullable UUID decidedBy,
    @Nullable String deciderName,
    @Nullable OffsetDateTime decidedAt) {

  /** What happens to the role. */
  enum Kind {
    GRANT,
    WITHDRAW
  }

  /** Where the change stands. */
  enum Status {
    PROPOSED,
    CONFIRMED,
    REFUSED
  }

  ObjectRef object() {
    return new ObjectRef("identity.role_change", id.toString(), personName);
  }
}
