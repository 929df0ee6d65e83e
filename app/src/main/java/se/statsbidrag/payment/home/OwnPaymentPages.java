package se.statsbidrag.payment.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.payment.Attempt;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.PaymentStatus;
import se.statsbidrag.payment.Payments;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/** A recipient's payment: how far the money has come, when it lands, and on which account. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class OwnPaymentPages {

  static final String ROOT = "/mina-utbetalningar";

  /**
   * A payment in the list.
   *
   * @param account that it waits to go to, or null
   */
  record Line(Payment payment, @Nullable String account, boolean mayChange) {}

  private final Payments payments;
  private final Batches batches;
  private final PaymentSteps steps;
  private final Awards awards;
  private final Accounts accounts;
  private final MessageSource messages;

  OwnPaymentPages(
      Payments payments,
      Batches batches,
      PaymentSteps steps,
      Awards awards,
      Accounts accounts,
      MessageSource messages) {
    this.payments = payments;
    this.batches = batches;
    this.steps = steps;
    this.awards = awards;
    this.accounts = accounts;
    this.messages = messages;
  }

  /** Every payment, with the account that its money goes to. */
  @GetMapping(ROOT)
  String list(Actor actor, Model model) {
    Set<UUID> mine = awards.own(actor).stream().map(Award::id).collect(Collectors.toSet());
    model.addAttribute(
        "payments",
        payments.own(actor).stream()
            .filter(payment -> mine.contains(payment.awardId()))
            .map(payment ->
                new Line(
                    payment,
                    payments.waiting(payment).map(Payments.Waiting::account).orElse(null),
                    mayChange(actor, payment)))
            .toList());
    return "payment/own-payments";
  }

  @GetMapping(ROOT + "/{id}")
  String payment(Actor actor, @PathVariable UUID id, Model model) {
    Payment payment = own(actor, id);
    model.addAttribute("payment", payment);
    model.addAttribute("steps", steps.of(payment));
    model.addAttribute("account", account(payment));
    model.addAttribute("mayChange", mayChange(actor, payment));
    model.addAttribute("accountFails", payments.accountFails(payment));
    return "payment/own-payment";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @GetMapping(ROOT + "/{id}/konto")
  String askAccount(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Payment payment = own(actor, id);
    model.addAttribute("payment", payment);
    model.addAttribute("may", mayChange(actor, payment));
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute(
        "kinds",
        Stream.of(Account.Kind.values())
            .map(kind ->
                new Parts.Option(
                    kind.name(), messages.getMessage("requisition.account." + kind, null, locale)))
            .toList());
    return "payment/own-account";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE})
  @PostMapping(ROOT + "/{id}/konto")
  String account(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "BANKGIRO") Account.Kind kind,
      @RequestParam(defaultValue = "") String number) {
    Payment payment = own(actor, id);
    Optional<Account> read = Account.read(kind, number);
    List<Refusal> refusals = new ArrayList<>();
    if (!mayChange(actor, payment)) {
      refusals.add(Refusal.of("payment.refusal.account-late"));
    }
    if (read.isEmpty()) {
      refusals.add(Refusal.of("payment.refusal.account-number").at("number"));
    }
    Refused.ifAny(refusals);
    accounts.change(
        actor.at(payment.agencyId()), key, payment.organisationId(), read.orElseThrow());
    return "redirect:" + ROOT + "/" + id;
  }

  /** As printed: where it is to go or has gone; null where nobody has named one. */
  private @Nullable String account(Payment payment) {
    Payments.@Nullable Waiting waiting = payments.waiting(payment).orElse(null);
    if (waiting != null) {
      return waiting.account();
    }
    List<Attempt> tries = batches.of(payment);
    return tries.isEmpty() ? null : tries.getLast().account();
  }

  /** Before the money is on its way, by those who may send in. */
  private static boolean mayChange(Actor actor, Payment payment) {
    return (actor.has(Role.AGENT) || actor.has(Role.REPRESENTATIVE))
        && (payment.status() == PaymentStatus.DUE
            || payment.status() == PaymentStatus.HELD
            || payment.status() == PaymentStatus.PROPOSED
            || payment.status() == PaymentStatus.ORDERED);
  }

  /** One whose award the actor's own power reaches. */
  private Payment own(Actor actor, UUID id) {
    Payment payment = payments.payment(actor, id);
    if (awards.own(actor).stream().map(Award::id).noneMatch(payment.awardId()::equals)) {
      throw new NotFound("payment", id);
    }
    return payment;
  }
}
