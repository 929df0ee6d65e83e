package se.statsbidrag.payment.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.BatchStatus;
import se.statsbidrag.payment.BatchStops;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payments;
import se.statsbidrag.payment.answers.Finding;
import se.statsbidrag.payment.answers.Findings;
import se.statsbidrag.payment.outlook.YearEnds;

/** What economists do with batches: propose, attest, withdraw, stop, carry, and find out. */
@Controller
@Access(Role.ECONOMIST)
class BatchActs {

  private static final int EXCLUDED = 100;

  private final Batches batches;
  private final BatchStops stops;
  private final Findings findings;
  private final Payments payments;
  private final MessageSource messages;
  private final Clock clock;

  BatchActs(
      Batches batches,
      BatchStops stops,
      Findings findings,
      Payments payments,
      MessageSource messages,
      Clock clock) {
    this.batches = batches;
    this.stops = stops;
    this.findings = findings;
    this.payments = payments;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping(BatchPages.ROOT + "/nytt")
  String ask(
      Actor actor,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String day,
      @RequestParam(name = "utbetalning", required = false) @Nullable UUID only,
      Model model) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    LocalDate last = shown(until, LocalDate.of(today.getYear(), 12, 31));
    LocalDate bankDay = YearEnds.lastBankDay(today.getYear());
    LocalDate next = WorkingCalendar.plusWorkingDays(today, 1);
    LocalDate execution = shown(day, next.isAfter(bankDay) ? bankDay : next);
    model.addAttribute("over", today.isAfter(bankDay) ? bankDay : null);
    int year = execution.getYear();
    model.addAttribute("until", last);
    model.addAttribute("day", execution);
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("only", only == null ? null : payments.payment(actor, only));
    model.addAttribute("attesters", batches.attesters(actor, year, last, only));
    model.addAttribute("included", payments.waiting(actor, year, last, false, 0, EXCLUDED));
    model.addAttribute("clean", payments.countWaiting(actor, year, last, false));
    model.addAttribute("excludedCount", payments.countWaiting(actor, year, last, true));
    model.addAttribute("excluded", payments.waiting(actor, year, last, true, 0, EXCLUDED));
    return "payment/propose";
  }

  @PostMapping(BatchPages.ROOT + "/nytt")
  String propose(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(name = "utbetalning", required = false) @Nullable UUID only) {
    Set<UUID> some = only == null ? Set.of() : Set.of(only);
    return "redirect:"
        + BatchPages.ROOT
        + "/"
        + batches.propose(actor, key, day(until, "until"), day(day, "day"), some).id();
  }

  @GetMapping(BatchPages.ROOT + "/{id}/attestera")
  String askAttest(Actor actor, @PathVariable UUID id, Model model) {
    Batch batch = batches.batch(actor, id);
    model.addAttribute("batch", batch);
    model.addAttribute("changed", batches.changed(batch));
    model.addAttribute("may", batches.mayAttest(actor, batch));
    model.addAttribute("own", batch.proposedBy().equals(actor.personId()));
    model.addAttribute("hands", batches.hands(actor, batch));
    model.addAttribute("attesters", batches.attesters(batch));
    model.addAttribute("key", UUID.randomUUID());
    return "payment/attest";
  }

  @PostMapping(BatchPages.ROOT + "/{id}/attestera")
  String attest(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String seen) {
    batches.attest(actor, key, id, seen);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  @GetMapping(BatchPages.ROOT + "/{id}/aterta")
  String askWithdraw(Actor actor, @PathVariable UUID id, Model model) {
    return act(actor, id, "withdraw", "aterta", model);
  }

  @PostMapping(BatchPages.ROOT + "/{id}/aterta")
  String withdraw(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    batches.withdraw(actor, key, id, reason);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  @GetMapping(BatchPages.ROOT + "/{id}/stoppa")
  String askStop(Actor actor, @PathVariable UUID id, Model model) {
    return act(actor, id, "stop", "stoppa", model);
  }

  @PostMapping(BatchPages.ROOT + "/{id}/stoppa")
  String stop(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    stops.stop(actor, key, id, reason);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  @GetMapping(BatchPages.ROOT + "/{id}/skickat")
  String askCarried(Actor actor, @PathVariable UUID id, Model model) {
    return act(actor, id, "carried", "skickat", model);
  }

  @PostMapping(BatchPages.ROOT + "/{id}/skickat")
  String carried(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    stops.carried(actor, key, id);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  @GetMapping(BatchPages.ROOT + "/{id}/utfall")
  String askFinding(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Batch batch = batches.batch(actor, id);
    model.addAttribute("batch", batch);
    model.addAttribute("day", batch.executionDay());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute(
        "kinds",
        Stream.of(Finding.Kind.values())
            .map(kind ->
                new Parts.Option(
                    kind.name(), messages.getMessage("payment.finding." + kind, null, locale)))
            .toList());
    return "payment/finding";
  }

  @PostMapping(BatchPages.ROOT + "/{id}/utfall")
  String enterFinding(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "EXECUTED") Finding.Kind kind,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String basis) {
    findings.enter(actor, key, id, kind, day(day, "day"), basis);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  @GetMapping(BatchPages.ROOT + "/{id}/bekrafta")
  String askConfirm(Actor actor, @PathVariable UUID id, Model model) {
    Batch batch = batches.batch(actor, id);
    List<Finding> open =
        findings.of(batch).stream().filter(one -> one.confirmedAt() == null).toList();
    model.addAttribute("batch", batch);
    model.addAttribute("finding", open.isEmpty() ? null : open.getFirst());
    model.addAttribute(
        "may", !open.isEmpty() && !open.getFirst().enteredBy().equals(actor.personId()));
    model.addAttribute("key", UUID.randomUUID());
    return "payment/confirm";
  }

  @PostMapping(BatchPages.ROOT + "/{id}/bekrafta")
  String confirm(
      Actor actor, @PathVariable UUID id, @RequestParam UUID key, @RequestParam UUID finding) {
    findings.confirm(actor, key, finding);
    return "redirect:" + BatchPages.ROOT + "/" + id;
  }

  /** The frozen file: to whoever may attest it, and once it has been attested. */
  @GetMapping(BatchPages.ROOT + "/{id}/fil")
  void file(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    Batch batch = batches.batch(actor, id);
    boolean early = batch.attestedBy() == null;
    if (early && !batches.mayAttest(actor, batch) || batch.status() == BatchStatus.STOPPED) {
      throw new NotFound("file", id);
    }
    boolean table = batch.way() == Batch.Way.ORDER;
    response.setContentType(table ? "text/csv;charset=UTF-8" : "application/xml");
    response.setContentLengthLong(batch.size());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(batch.fileName()).build().toString());
    batches.file(actor, id, response.getOutputStream());
  }

  private String act(Actor actor, UUID id, String act, String path, Model model) {
    model.addAttribute("batch", batches.batch(actor, id));
    model.addAttribute("act", act);
    model.addAttribute("path", BatchPages.ROOT + "/" + id + "/" + path);
    model.addAttribute("back", BatchPages.ROOT + "/" + id);
    model.addAttribute("key", UUID.randomUUID());
    return "payment/batch-act";
  }

  private static LocalDate day(String typed, String field) {
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate> read -> read.value();
      case Typed.Unread<LocalDate> unread ->
          throw new Refused(
              Refusal.of("layout.typed." + unread.problem(), unread.text()).at(field));
    };
  }

  /** What the page shows where nothing that can be read was asked for. */
  private static LocalDate shown(@Nullable String typed, LocalDate otherwise) {
    return typed != null && Typed.date(typed) instanceof Typed.Read<LocalDate>(LocalDate day)
        ? day
        : otherwise;
  }
}
