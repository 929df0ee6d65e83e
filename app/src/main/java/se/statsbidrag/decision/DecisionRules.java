package se.statsbidrag.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;

/** What may be proposed and who may close it; each rule with the paragraph behind it. */
final class DecisionRules {

  static final String STATUTE = "förvaltningslagen (2017:900)";
  private static final LegalBasis CONTENT = new LegalBasis(STATUTE, "31 §");
  private static final LegalBasis REASONS = new LegalBasis(STATUTE, "32 §");
  private static final LegalBasis CONFLICT = new LegalBasis(STATUTE, "16–18 §§");
  private static final LegalBasis APPEAL = new LegalBasis(STATUTE, "33 §");

  private DecisionRules() {}

  static List<Refusal> toPropose(NewProposal proposal) {
    List<Refusal> refusals = new ArrayList<>();
    need(proposal.authority(), "authority", CONTENT, refusals);
    need(proposal.title(), "title", CONTENT, refusals);
    need(proposal.outcome(), "outcome", CONTENT, refusals);
    need(proposal.text(), "text", CONTENT, refusals);
    need(proposal.reasons(), "reasons", REASONS, refusals);
    if (proposal.legalBasis().isEmpty()
        || proposal.legalBasis().stream().anyMatch(basis -> basis.source().isBlank())) {
      refusals.add(Refusal.of("decision.refusal.legal-basis").at("legalBasis").by(REASONS));
    }
    refusals.addAll(appeal(proposal.appeal()));
    refusals.addAll(declaration(proposal.declaresNoConflict()));
    return refusals;
  }

  private static List<Refusal> appeal(Appeal appeal) {
    return switch (appeal) {
      case Appeal.Appealable(String to, String how) ->
          to.isBlank() || how.isBlank()
              ? List.of(Refusal.of("decision.refusal.appeal").at("appealTo").by(APPEAL))
              : List.of();
      case Appeal.NotAppealable(LegalBasis basis) ->
          basis.source().isBlank() || isBlank(basis.place())
              ? List.of(Refusal.of("decision.refusal.no-appeal").at("noAppealSource").by(APPEAL))
              : List.of();
    };
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Whoever takes part declares that nothing makes them partial. */
  static List<Refusal> declaration(boolean declaresNoConflict) {
    return declaresNoConflict
        ? List.of()
        : List.of(Refusal.of("decision.refusal.conflict").at("noConflict").by(CONFLICT));
  }

  /** Nobody decides, refuses or sends back what they proposed, the administrator included. */
  static List<Refusal> toClose(Proposal proposal, Actor actor) {
    return proposal.proposedBy().equals(actor.personId())
        ? List.of(Refusal.of("decision.refusal.four-eyes"))
        : List.of();
  }

  static List<Refusal> toWithdraw(Proposal proposal, Actor actor) {
    return proposal.proposedBy().equals(actor.personId())
        ? List.of()
        : List.of(Refusal.of("decision.refusal.not-yours"));
  }

  static List<Refusal> toTakePart(Proposal proposal, Actor actor, boolean declaresNoConflict) {
    List<Refusal> refusals = new ArrayList<>(declaration(declaresNoConflict));
    if (proposal.participants().stream()
        .anyMatch(participant -> participant.personId().equals(actor.personId()))) {
      refusals.add(Refusal.of("decision.refusal.already-takes-part"));
    }
    return refusals;
  }

  static List<Refusal> note(String note) {
    List<Refusal> refusals = new ArrayList<>();
    need(note, "note", null, refusals);
    return refusals;
  }

  private static void need(
      String text, String field, @Nullable LegalBasis basis, List<Refusal> refusals) {
    if (text.isBlank()) {
      Refusal refusal = Refusal.of("decision.refusal." + field).at(field);
      refusals.add(basis == null ? refusal : refusal.by(basis));
    }
  }
}
