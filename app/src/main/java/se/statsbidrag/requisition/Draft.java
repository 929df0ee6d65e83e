package se.statsbidrag.requisition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What a recipient is filling in (utkast). It is theirs alone until it is sent in.
 *
 * @param corrects the requisition that it will replace, or null
 * @param version counts the times it was saved
 * @param first the first of two who send it in together, or null
 * @param note a word from whoever sent it back, or null
 */
public record Draft(
    UUID id,
    UUID organisationId,
    String recipientKind,
    UUID roundId,
    @Nullable UUID corrects,
    int version,
    Answers answers,
    Instant changedAt,
    String changedByName,
    @Nullable First first,
    @Nullable Note note) {

  /** Who has said yes, and to what. */
  public record First(
      UUID personId, String name, String role, String assurance, Instant at, String sha256) {}

  /** A word on the way back. */
  public record Note(String text, String byName) {}

  ObjectRef ref() {
    return new ObjectRef("requisition.draft", id.toString(), recipientKind);
  }
}
