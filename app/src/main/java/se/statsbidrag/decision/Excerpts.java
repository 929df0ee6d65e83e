package se.statsbidrag.decision;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What a decision about many says of one of them (utdrag), as a document for that one's own matter:
 * the same decider, reasons, law and way to appeal.
 */
@Component
public class Excerpts {

  private final ProposalReader reader;
  private final DecisionDocument document;

  Excerpts(ProposalReader reader, DecisionDocument document) {
    this.reader = reader;
    this.document = document;
  }

  /**
   * The document.
   *
   * @param caseNumber of the matter for which it is made
   * @param about what it concerns there
   * @param text the decision as it reads for this one
   */
  @Transactional(readOnly = true)
  public byte[] of(
      UUID agency, UUID proposal, String caseNumber, String about, String title, String text) {
    Proposal whole =
        reader.proposal(agency, proposal).orElseThrow(() -> new NotFound("proposal", proposal));
    Proposal.Closing closing = Objects.requireNonNull(whole.closing());
    ObjectRef subject = new ObjectRef(whole.subject().type(), whole.subject().id(), about);
    Proposal part =
        new Proposal(
            whole.id(),
            whole.agencyId(),
            whole.authority(),
            whole.caseId(),
            caseNumber,
            subject,
            title,
            whole.outcome(),
            text,
            whole.reasons(),
            whole.legalBasis(),
            whole.appeal(),
            List.of(),
            whole.participants(),
            whole.proposedBy(),
            whole.proposedByName(),
            whole.proposedAt(),
            whole.contentHash(),
            whole.status(),
            closing);
    Actor decider = new Actor(closing.by(), closing.byName(), agency, java.util.Set.of(), "");
    return document.of(part, decider, closing.at());
  }
}
