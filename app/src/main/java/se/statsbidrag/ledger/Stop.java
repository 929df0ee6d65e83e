package se.statsbidrag.ledger;

import java.time.OffsetDateTime;
import java.util.UUID;
import se.statsbidrag.kernel.ObjectRef;

/**
 * Something in an agency's money does not hold, and nothing is paid out until it is explained
 * (betalstopp).
 *
 * @param reason what did not hold
 */
public record Stop(UUID id, String reason, OffsetDateTime raisedAt, String raisedBy) {

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef("ledger.stop", id.toString(), reason);
  }
}
