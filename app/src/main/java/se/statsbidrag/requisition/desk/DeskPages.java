package se.statsbidrag.requisition.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.ProposalStatus;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.ContentRows;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;

/** Requisitions as the agency sees them: by round, and one with its checks. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class DeskPages {

  /** A round and how many stand where in it. */
  record Line(Round round, Map<RequisitionStatus, Long> counts) {

    /** How many stand there. */
    public long at(String status) {
      return counts.getOrDefault(RequisitionStatus.valueOf(status), 0L);
    }
  }

  /** A check with its sentence in the reader's language. */
  record Said(Check check, String sentence) {}

  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH.mm.ss");

  private final Requisitions requisitions;
  private final Rounds rounds;
  private final Checks checks;
  private final Verdicts verdicts;
  private final DeskStore desk;
  private final VerdictStore store;
  private final Decisions decisions;
  private final ContentRows rows;
  private final MessageSource messages;

  DeskPages(
      Requisitions requisitions,
      Rounds rounds,
      Checks checks,
      Verdicts verdicts,
      DeskStore desk,
      VerdictStore store,
      Decisions decisions,
      ContentRows rows,
      MessageSource messages) {
    this.requisitions = requisitions;
    this.rounds = rounds;
    this.checks = checks;
    this.verdicts = verdicts;
    this.desk = desk;
    this.store = store;
    this.decisions = decisions;
    this.rows = rows;
    this.messages = messages;
  }

  @GetMapping("/rekvisitioner")
  String all(Actor actor, Model model) {
    model.addAttribute(
        "lines",
        rounds.list(actor.agencyId()).stream()
            .filter(round -> round.terms() != null)
            .map(round -> new Line(round, requisitions.counts(actor, round.id())))
            .toList());
    return "desk/rounds";
  }

  @GetMapping("/rekvisitioner/omgang/{id}")
  String round(Actor actor, @PathVariable UUID id, Model model) {
    Round round = round(actor, id);
    List<Checks.Checked> waiting = verdicts.waiting(actor, id);
    model.addAttribute("line", new Line(round, requisitions.counts(actor, id)));
    model.addAttribute("clean", waiting.stream().filter(Checks.Checked::clean).count());
    model.addAttribute("waiting", waiting);
    model.addAttribute(
        "asked", requisitions.inRound(actor, id, RequisitionStatus.COMPLETION_ASKED, 0, 500));
    model.addAttribute("mayPropose", actor.has(Role.CASE_OFFICER));
    model.addAttribute("mayReceive", actor.has(Role.REGISTRATOR));
    return "desk/round";
  }

  private Round round(Actor actor, UUID id) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    return round;
  }

  @GetMapping("/rekvisitioner/{id}")
  String show(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Requisition sent = requisitions.requisition(actor, id);
    Checks.Checked checked = checks.of(sent);
    boolean undecided =
        sent.status() == RequisitionStatus.SUBMITTED
            || sent.status() == RequisitionStatus.COMPLETION_ASKED;
    var proposals = desk.proposals(id).stream().map(one -> decisions.proposal(actor, one)).toList();
    boolean waits = proposals.stream().anyMatch(one -> one.status() == ProposalStatus.PROPOSED);
    model.addAttribute("sent", sent);
    model.addAttribute("received", toTheSecond(sent.receivedAt()));
    model.addAttribute("rows", rows.of(sent.sent(), null, locale));
    model.addAttribute("checked", checked);
    model.addAttribute(
        "checks",
        checked.checks().stream()
            .map(check -> new Said(check, Sentences.of(messages, check, locale)))
            .toList());
    model.addAttribute("versions", requisitions.versions(actor, sent.caseId()));
    model.addAttribute("proposals", proposals);
    model.addAttribute("declined", sent.sent().choice() == Choice.NONE);
    model.addAttribute("mayAsk", undecided && !waits && actor.has(Role.CASE_OFFICER));
    model.addAttribute(
        "mayPropose",
        undecided && !waits && sent.sent().choice() != Choice.NONE && actor.has(Role.CASE_OFFICER));
    return "desk/requisition";
  }

  @GetMapping("/rekvisitioner/beslutslista/{id}")
  String batch(Actor actor, @PathVariable UUID id, Model model) {
    VerdictStore.Batch batch =
        store.batch(actor.agencyId(), id).orElseThrow(() -> new NotFound("batch", id));
    model.addAttribute("batch", batch);
    model.addAttribute("round", rounds.round(batch.roundId()));
    model.addAttribute(
        "lines",
        store.lines(id).stream().map(line -> requisitions.requisition(actor, line)).toList());
    return "desk/batch";
  }

  private static String toTheSecond(Instant at) {
    return LocalDateTime.ofInstant(at, WorkingCalendar.SWEDEN).format(SECOND);
  }

  @Bean
  static NavigationEntry deskEntry() {
    return new NavigationEntry(
        "/rekvisitioner",
        "desk.nav",
        40,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
