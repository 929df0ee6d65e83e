package se.statsbidrag.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.pages.Pdf;

/** The decision on paper, made from what was decided and nothing else. */
@Component
class DecisionDocument {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final SpringTemplateEngine templates;
  private final Cases cases;

  DecisionDocument(SpringTemplateEngine templates, Cases cases) {
    this.templates = templates;
    this.cases = cases;
  }

  /** The document as if the actor decides at that moment. */
  byte[] of(Proposal proposal, Actor decider, Instant at) {
    Context context =
        new Context(
            SWEDISH,
            Map.of(
                "proposal",
                proposal,
                "decider",
                decider.name(),
                "day",
                LocalDate.ofInstant(at, STOCKHOLM),
                "rapporteurs",
                part(proposal, Participant.Part.RAPPORTEUR),
                "others",
                part(proposal, Participant.Part.TAKES_PART)));
    String html = templates.process("decision/document", context);
    return Pdf.render(html, proposal.title(), "sv");
  }

  /** Registers the document in the proposal's case. */
  UUID register(Actor actor, Proposal proposal, byte[] paper, Instant at) {
    return cases
        .register(
            actor,
            proposal.caseId(),
            NewDocument.drawnUp(
                LocalDate.ofInstant(at, STOCKHOLM),
                proposal.outcome(),
                "DECISION",
                "beslut-" + proposal.caseNumber().replaceAll("[^0-9A-Za-z-]+", "-") + ".pdf",
                "application/pdf",
                paper))
        .id();
  }

  private static List<Participant> part(Proposal proposal, Participant.Part part) {
    return proposal.participants().stream()
        .filter(participant -> participant.part() == part)
        .toList();
  }
}
