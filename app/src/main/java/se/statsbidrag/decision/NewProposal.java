package se.statsbidrag.decision;

import java.util.List;
import java.util.UUID;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What an officer proposes that another should decide.
 *
 * @param authority in whose name it is decided
 * @param caseId the matter in which it is decided and kept
 * @param subject what the decision changes, for the module that owns it
 * @param outcome in a few words: "Fördelningsnyckeln fastställs"
 * @param text the decision itself, as it will read
 * @param declaresNoConflict whether the proposer has declared that nothing makes them partial
 */
public record NewProposal(
    String authority,
    UUID caseId,
    ObjectRef subject,
    String title,
    String outcome,
    String text,
    String reasons,
    List<LegalBasis> legalBasis,
    Appeal appeal,
    List<Annex> annexes,
    boolean declaresNoConflict) {

  public NewProposal {
    legalBasis = List.copyOf(legalBasis);
    annexes = List.copyOf(annexes);
  }
}
