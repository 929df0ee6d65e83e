package se.statsbidrag.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A matter at an agency and what identifies it (ärende); its papers are {@link Document}s.
 *
 * @param caseNumber as everybody cites it (diarienummer)
 * @param parties whom it concerns, in order
 * @param officer who is responsible for it (ansvarig handläggare), or null where nobody has it yet
 * @param closed when and by whom nothing more remained to do, or null
 */
public record CaseFile(
    UUID id,
    UUID agencyId,
    String caseNumber,
    String title,
    List<Party> parties,
    Instant openedAt,
    String openedByName,
    @Nullable Officer officer,
    @Nullable Closing closed) {

  public CaseFile {
    parties = List.copyOf(parties);
  }

  /**
   * Whom a matter concerns (part).
   *
   * @param organisationId in the register of recipients, or null where it is not there
   */
  public record Party(String name, @Nullable UUID organisationId) {}

  /** An officer of the agency. */
  public record Officer(UUID id, String name) {}

  /** How a matter was closed. */
  public record Closing(Instant at, String byName) {}

  /** The document, tied to the party whose name stands as its sender or receiver. */
  NewDocument fromParty(NewDocument document) {
    UUID organisation =
        parties.stream()
            .filter(party -> party.name().equalsIgnoreCase(document.counterparty()))
            .map(Party::organisationId)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    return organisation == null ? document : document.with(organisation);
  }

  public ObjectRef reference() {
    return new ObjectRef("casefile.case", id.toString(), caseNumber);
  }
}
