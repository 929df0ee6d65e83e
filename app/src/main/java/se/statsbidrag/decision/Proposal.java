package se.statsbidrag.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A proposal for a decision, and the decision once it is taken (beslut; förvaltningslagen 31 §).
 *
 * @param authority in whose name it is decided
 * @param contentHash SHA-256 of all that is decided; what the decision maker has seen has the same
 * @param closing who decided, refused, sent back or withdrew it; null while it waits
 */
public record Proposal(
    UUID id,
    UUID agencyId,
    String authority,
    UUID caseId,
    String caseNumber,
    ObjectRef subject,
    String title,
    String outcome,
    String text,
    String reasons,
    List<LegalBasis> legalBasis,
    Appeal appeal,
    List<Annex> annexes,
    List<Participant> participants,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt,
    String contentHash,
    ProposalStatus status,
    @Nullable Closing closing) {

  public Proposal {
    legalBasis = List.copyOf(legalBasis);
    annexes = List.copyOf(annexes);
    participants = List.copyOf(participants);
  }

  /**
   * How a proposal was closed.
   *
   * @param note why it was refused or sent back
   * @param documentId the decision document in the case, where it was decided
   */
  public record Closing(
      UUID by, String byName, Instant at, @Nullable String note, @Nullable UUID documentId) {}

  public ObjectRef reference() {
    return new ObjectRef("decision.proposal", id.toString(), title);
  }
}
