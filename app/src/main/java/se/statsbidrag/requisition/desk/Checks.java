package se.statsbidrag.requisition.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.Claim;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Sent;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/**
 * What can be told of a requisition without judging it (automatiska kontroller): each with why it
 * passed or not. They decide nothing.
 */
@Component
class Checks {

  /** A requisition with what its checks came to. */
  record Checked(Requisition sent, List<Check> checks) {

    /** Whether it can be decided together with others. */
    public boolean clean() {
      return checks.stream().allMatch(check -> check.outcome() == Check.Outcome.PASSES);
    }

    /** Those that did not pass. */
    public List<Check> against() {
      return checks.stream().filter(check -> check.outcome() != Check.Outcome.PASSES).toList();
    }
  }

  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Powers powers;
  private final Accounts accounts;
  private final DeskStore store;

  Checks(Rounds rounds, Ceilings ceilings, Powers powers, Accounts accounts, DeskStore store) {
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.powers = powers;
    this.accounts = accounts;
    this.store = store;
  }

  @Transactional(readOnly = true)
  Checked of(Requisition sent) {
    return of(List.of(sent)).getFirst();
  }

  /** The checks of many, with what rounds and keys say read once. */
  @Transactional(readOnly = true)
  List<Checked> of(List<Requisition> many) {
    Map<UUID, Round> known = new HashMap<>();
    Map<UUID, Map<UUID, Ceiling>> most = new HashMap<>();
    return many.stream()
        .map(sent -> {
          Round round = known.computeIfAbsent(sent.roundId(), rounds::round);
          Ceiling ceiling =
              most.computeIfAbsent(sent.roundId(), ceilings::all).get(sent.organisationId());
          return new Checked(sent, checks(sent, round, ceiling));
        })
        .toList();
  }

  private List<Check> checks(Requisition sent, Round round, @Nullable Ceiling ceiling) {
    List<Check> checks = new ArrayList<>();
    checks.add(power(sent, round));
    checks.add(ceiling(sent, ceiling));
    checks.add(
        Check.that(
            "TIME",
            !sent.late(),
            WorkingCalendar.dayOf(sent.receivedAt()),
            WorkingCalendar.dayOf(sent.closesAt().minusMillis(1))));
    checks.add(account(sent));
    Claim.Contact contact = sent.sent().contact();
    checks.add(Check.that("CONTACT", contact != null, contact == null ? "" : contact.name()));
    Terms terms = Objects.requireNonNull(round.terms());
    checks.add(
        Check.that(
            sent.channel() == Requisition.Channel.FORM ? "SIGNED_TERMS" : "TERMS",
            sent.sent().terms() == terms.version(),
            sent.sent().terms(),
            terms.version()));
    checks.add(wish(sent.sent(), terms));
    checks.add(Check.that("HASH", store.intact(sent.id()), sent.sha256().substring(0, 12)));
    return checks;
  }

  /** Whoever sent it in could do so at that moment; what is signed on paper has to be judged. */
  private Check power(Requisition sent, Round round) {
    String signatory = sent.signatory();
    if (signatory != null) {
      return Check.of("SIGNATORY", Check.Outcome.FAILS, signatory);
    }
    Requisition.Person by = sent.submitted();
    boolean could =
        powers.held(sent.organisationId(), WorkingCalendar.dayOf(sent.receivedAt())).stream()
            .filter(power -> power.personId().equals(by.id()) && power.role() != Role.COORDINATOR)
            .filter(
                power -> power.covers(round.grant().id(), sent.agencyId(), sent.recipientKind()))
            .anyMatch(
                power -> power.removedAt() == null || power.removedAt().isAfter(sent.receivedAt()));
    return Check.that("POWER", could, by.name());
  }

  private static Check ceiling(Requisition sent, @Nullable Ceiling now) {
    return now == null
        ? Check.of("CEILING", Check.Outcome.FAILS, sent.amount(), "–")
        : Check.that(
            "CEILING", sent.amount().compareTo(now.amount()) <= 0, sent.amount(), now.amount());
  }

  private Check account(Requisition sent) {
    Account account = sent.sent().account();
    if (account == null) {
      return Check.of("ACCOUNT", Check.Outcome.FAILS, "–");
    }
    Accounts.Status status =
        accounts
            .status(sent.agencyId(), sent.organisationId(), account)
            .orElse(Accounts.Status.WAITING);
    return Check.of(
        "ACCOUNT",
        switch (status) {
          case CHECKED -> Check.Outcome.PASSES;
          case WAITING -> Check.Outcome.WAITS;
          case REJECTED -> Check.Outcome.FAILS;
        },
        account.written());
  }

  /** Whoever wishes to share has asked for the whole, unless the round says otherwise (L24). */
  private static Check wish(Sent sent, Terms terms) {
    boolean agrees =
        !sent.share()
            || sent.choice() == Choice.WHOLE
            || !terms.redistribution().wholeCeilingRequired();
    return Check.that("WISH", agrees);
  }
}
