package se.statsbidrag.payment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.payment.Attempt;
import se.statsbidrag.payment.Attempts;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;
import se.statsbidrag.payment.answers.Answers;
import se.statsbidrag.payment.outlook.YearEnds;

/** What is due, held, on its way and paid; one payment with all that it hangs together with. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class PaymentPages {

  static final String ROOT = "/utbetalningar";
  private static final int SIZE = 50;

  /** A try with what each item gave. */
  record Try(Attempt attempt, List<Attempts.Part> parts) {}

  private final Payments payments;
  private final Batches batches;
  private final Attempts attempts;
  private final Answers answers;
  private final Stops stops;
  private final YearEnds years;
  private final AuditTrail audit;
  private final Clock clock;

  PaymentPages(
      Payments payments,
      Batches batches,
      Attempts attempts,
      Answers answers,
      Stops stops,
      YearEnds years,
      AuditTrail audit,
      Clock clock) {
    this.payments = payments;
    this.batches = batches;
    this.attempts = attempts;
    this.answers = answers;
    this.stops = stops;
    this.years = years;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping(ROOT)
  String list(
      Actor actor,
      @RequestParam(name = "lage", defaultValue = "DUE") PaymentStatus shown,
      @RequestParam(name = "sida", defaultValue = "1") int page,
      Model model) {
    Map<PaymentStatus, Payments.Count> counts = payments.counts(actor);
    Payments.Count count = counts.getOrDefault(shown, Payments.Count.NONE);
    Pager pager = Pager.of(page, count.number(), SIZE);
    model.addAttribute("shown", shown);
    model.addAttribute("statuses", PaymentStatus.values());
    model.addAttribute("counts", counts);
    model.addAttribute("count", count);
    model.addAttribute("pager", pager);
    model.addAttribute("payments", payments.list(actor, shown, pager.offset(), SIZE));
    model.addAttribute("today", today());
    model.addAttribute("left", years.left(actor.agencyId()));
    model.addAttribute("stop", stops.standing(actor.agencyId()).orElse(null));
    model.addAttribute("mayPropose", actor.has(Role.ECONOMIST));
    return "payment/payments";
  }

  @GetMapping(ROOT + "/{id}")
  String payment(Actor actor, @PathVariable UUID id, Model model) {
    Payment payment = own(actor, id);
    model.addAttribute("payment", payment);
    model.addAttribute("waiting", payments.waiting(payment).orElse(null));
    model.addAttribute(
        "tries",
        batches.of(payment).stream()
            .map(attempt -> new Try(attempt, attempts.parts(attempt)))
            .toList());
    model.addAttribute("said", answers.of(payment));
    model.addAttribute("today", today());
    model.addAttribute("history", audit.history(payment.ref()));
    model.addAttribute(
        "seesAccounts",
        Stream.of(Role.ECONOMIST, Role.CASE_OFFICER, Role.AUDITOR).anyMatch(actor::has));
    boolean economist = actor.has(Role.ECONOMIST);
    model.addAttribute("mayHold", economist && payment.status() == PaymentStatus.DUE);
    model.addAttribute("mayRelease", economist && payment.status() == PaymentStatus.HELD);
    return "payment/payment";
  }

  @Access(Role.ECONOMIST)
  @GetMapping(ROOT + "/{id}/hall-inne")
  String askHold(Actor actor, @PathVariable UUID id, Model model) {
    return act(actor, id, "hold", "hall-inne", model);
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT + "/{id}/hall-inne")
  String hold(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    payments.hold(actor, key, id, reason);
    return "redirect:" + ROOT + "/" + id;
  }

  @Access(Role.ECONOMIST)
  @GetMapping(ROOT + "/{id}/slapp")
  String askRelease(Actor actor, @PathVariable UUID id, Model model) {
    return act(actor, id, "release", "slapp", model);
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT + "/{id}/slapp")
  String release(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason) {
    payments.release(actor, key, id, reason);
    return "redirect:" + ROOT + "/" + id;
  }

  private String act(Actor actor, UUID id, String act, String path, Model model) {
    model.addAttribute("payment", own(actor, id));
    model.addAttribute("act", act);
    model.addAttribute("path", ROOT + "/" + id + "/" + path);
    model.addAttribute("back", ROOT + "/" + id);
    model.addAttribute("key", UUID.randomUUID());
    return "payment/act";
  }

  private Payment own(Actor actor, UUID id) {
    Payment payment = payments.payment(actor, id);
    if (!payment.agencyId().equals(actor.agencyId())) {
      throw new NotFound("payment", id);
    }
    return payment;
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  @Bean
  static NavigationEntry paymentEntry() {
    return new NavigationEntry(
        ROOT,
        "payment.nav",
        60,
        Set.of(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR));
  }
}
