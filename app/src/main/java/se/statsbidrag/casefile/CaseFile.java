package se.statsbidrag.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter at an agency and what identifies it (ärende); its papers are {@link Document}s.
 *
 * @param caseNumber as everybody cites it (diarienummer)
 * @param parties whom it concerns, in order
 * @param closedAt when nothing more remained to do, or null
 */
public record CaseFile(
    UUID id,
    UUID agencyId,
    String caseNumber,
    String title,
    List<Party> parties,
    Instant openedAt,
    String openedByName,
    @Nullable Instant closedAt) {

  public CaseFile {
    parties = List.copyOf(parties);
  }

  /**
   * Whom a matter concerns (part).
   *
   * @param organisationId in the register of recipients, or null where it is not there
   */
  public record Party(String name, @Nullable UUID organisationId) {}
}
