package se.statsbidrag.decision;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** Proposals and decisions as the agency reads them. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class DecisionPage {

  private static final int LIMIT = 200;

  private final Decisions decisions;
  private final List<DecisionSubject> subjects;

  DecisionPage(Decisions decisions, List<DecisionSubject> subjects) {
    this.decisions = decisions;
    this.subjects = subjects;
  }

  @GetMapping("/beslut")
  String list(Actor actor, Model model) {
    model.addAttribute("waiting", decisions.waiting(actor, LIMIT));
    model.addAttribute("closed", decisions.closed(actor, LIMIT));
    return "decision/decisions";
  }

  @GetMapping("/beslut/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Proposal proposal = decisions.proposal(actor, id);
    show(actor, proposal, model);
    return "decision/proposal";
  }

  private void show(Actor actor, Proposal proposal, Model model) {
    boolean waits = proposal.status() == ProposalStatus.PROPOSED;
    boolean own = proposal.proposedBy().equals(actor.personId());
    boolean joined =
        proposal.participants().stream().anyMatch(p -> p.personId().equals(actor.personId()));
    model.addAttribute("proposal", proposal);
    model.addAttribute("own", own);
    model.addAttribute("mayDecide", waits && !own && actor.has(Role.DECISION_MAKER));
    model.addAttribute("mayWithdraw", waits && own && actor.has(Role.CASE_OFFICER));
    model.addAttribute(
        "mayJoin",
        waits
            && !joined
            && (actor.has(Role.CASE_OFFICER)
                || actor.has(Role.ECONOMIST)
                || actor.has(Role.DECISION_MAKER)));
    subjects.stream()
        .filter(subject -> subject.type().equals(proposal.subject().type()))
        .findFirst()
        .ifPresent(subject -> {
          model.addAttribute("facts", subject.facts(actor, proposal.subject()));
          model.addAttribute("subjectHref", subject.href(proposal.subject()));
        });
  }

  @Bean
  static NavigationEntry decisionEntry() {
    return new NavigationEntry(
        "/beslut",
        "decision.nav",
        61,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
