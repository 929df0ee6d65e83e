package se.statsbidrag.demo.stories;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.programme.Round;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.accounts.Accounts;
import se.statsbidrag.requisition.desk.Verdict;
import se.statsbidrag.requisition.desk.Verdicts;

/**
 * A day at the agency's desk: the economist checks the accounts that wait; the officer proposes the
 * clean requisitions in a list and the others one by one; the decision maker decides.
 */
@DemonstrationOnly
@Component
class Desk {

  private static final int MOST = 1000;
  private static final String SHORT = "award.refusal.short";
  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Accounts accounts;
  private final Verdicts verdicts;
  private final Decisions decisions;
  private final MessageSource messages;

  Desk(Accounts accounts, Verdicts verdicts, Decisions decisions, MessageSource messages) {
    this.accounts = accounts;
    this.verdicts = verdicts;
    this.decisions = decisions;
    this.messages = messages;
  }

  /** Checks what waits, and decides on all that a round has got. */
  void work(Company company, Round round) {
    checkAccounts(company);
    Verdicts.Waiting waiting = verdicts.sorted(company.officer(), round.id());
    if (!waiting.clean().isEmpty()) {
      List<UUID> ids = waiting.clean().stream().map(Requisition::id).toList();
      decide(
          company,
          verdicts.proposeMany(
              company.officer(), UUID.randomUUID(), round.id(), ids, verdicts.manyReasons(), true));
    }
    waiting.rest().forEach(sent -> judge(company, sent));
  }

  /** The economist checks every account that waits. */
  void checkAccounts(Company company) {
    for (Accounts.Given given : accounts.list(company.economist(), 0, MOST)) {
      if (given.status() == Accounts.Status.WAITING) {
        accounts.check(company.economist(), given.id(), "CHECKED", text("account"));
      }
    }
  }

  private void judge(Company company, Requisition sent) {
    try {
      decide(company, propose(company, sent, verdict(company, sent)));
    } catch (Refused refused) {
      if (refused.refusals().stream().noneMatch(one -> one.key().equals(SHORT))) {
        throw refused;
      }
      shortOfMoney(company, sent);
    }
  }

  /** The frame does not last: the proposal goes back, and the recipient is heard and refused. */
  private void shortOfMoney(Company company, Requisition sent) {
    Proposal stopped =
        decisions.about(company.decider(), sent.ref().type(), sent.ref().id()).orElseThrow();
    decisions.sendBack(
        company.decider(),
        UUID.randomUUID(),
        stopped.id(),
        stopped.contentHash(),
        text("short.note"));
    Verdict form = verdicts.suggested(company.officer(), sent.id(), Verdict.Outcome.REFUSED);
    decide(
        company,
        propose(
            company,
            sent,
            new Verdict(
                Verdict.Outcome.REFUSED,
                form.text(),
                text("short.reasons"),
                text("short.heard"),
                true)));
  }

  private ObjectRef propose(Company company, Requisition sent, Verdict verdict) {
    return verdicts.propose(company.officer(), UUID.randomUUID(), sent.id(), verdict);
  }

  /** Every second of those that came late is let in, by its code; nobody else is refused. */
  private Verdict verdict(Company company, Requisition sent) {
    String code = sent.sent().recipient().code();
    boolean refused =
        sent.late() && code != null && (code.charAt(code.length() - 1) - '0') % 2 == 0;
    Verdict.Outcome outcome = refused ? Verdict.Outcome.DISMISSED : Verdict.Outcome.APPROVED;
    Verdict form = verdicts.suggested(company.officer(), sent.id(), outcome);
    return new Verdict(
        outcome,
        form.text(),
        sent.late() ? text("late." + outcome) : form.reasons(),
        refused ? text("late.heard") : null,
        true);
  }

  /** Decides what was proposed, as it was proposed. */
  void decide(Company company, ObjectRef reference) {
    Proposal proposal = decisions.proposal(company.decider(), UUID.fromString(reference.id()));
    decisions.decide(
        company.decider(), UUID.randomUUID(), proposal.id(), proposal.contentHash(), true);
  }

  private String text(String name) {
    return messages.getMessage("stories.act." + name, null, SWEDISH);
  }
}
