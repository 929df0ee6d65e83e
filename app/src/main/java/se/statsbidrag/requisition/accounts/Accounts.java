package se.statsbidrag.requisition.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * Where recipients get their money (betalningskonton), and who has checked it (L18): a number that
 * is new to the agency, the first one too, is checked there against the organisation, by another
 * than whoever gave it.
 */
@Service
public class Accounts {

  private final AccountStore store;
  private final AuditTrail audit;
  private final Clock clock;

  Accounts(AccountStore store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether somebody has checked an account. */
  public enum Status {
    /** Väntar på kontroll. */
    WAITING,
    /** Kontrollerat. */
    CHECKED,
    /** Underkänt. */
    REJECTED
  }

  /**
   * An account that a recipient has given an agency.
   *
   * @param note what it was checked against, or why it was rejected; null while it waits
   */
  public record Given(
      UUID id,
      UUID organisationId,
      String organisation,
      @Nullable String organisationNumber,
      Account account,
      Instant givenAt,
      UUID givenBy,
      String givenByName,
      Status status,
      @Nullable Instant checkedAt,
      @Nullable String checkedByName,
      @Nullable String note) {

    public ObjectRef ref() {
      return new ObjectRef("requisition.account", id.toString(), organisation);
    }
  }

  /** The account that an agency has last checked for an organisation: it is filled in. */
  @Transactional(readOnly = true)
  public Optional<Account> known(UUID agency, UUID organisation) {
    return store.of(agency, organisation).stream()
        .filter(given -> given.status() == Status.CHECKED)
        .map(Given::account)
        .findFirst();
  }

  /** How far an account has come with an agency; empty where it has never been given. */
  @Transactional(readOnly = true)
  public Optional<Status> status(UUID agency, UUID organisation, Account account) {
    return store.of(agency, organisation).stream()
        .filter(given -> given.account().equals(account))
        .map(Given::status)
        .findFirst();
  }

  /** The accounts of the actor's agency, those that wait first. */
  @Transactional(readOnly = true)
  public List<Given> list(Actor actor, long offset, int limit) {
    return store.list(actor.agencyId(), offset, limit);
  }

  @Transactional(readOnly = true)
  public long count(Actor actor) {
    return store.count(actor.agencyId());
  }

  /** One account, with what it is checked against. */
  @Transactional(readOnly = true)
  public Given given(Actor actor, UUID id) {
    return store.given(actor.agencyId(), id).orElseThrow(() -> new NotFound("account", id));
  }

  /** What else the organisation has given, latest first: a change is seen beside what was. */
  @Transactional(readOnly = true)
  public List<Given> others(Actor actor, Given given) {
    return store.of(actor.agencyId(), given.organisationId()).stream()
        .filter(other -> !other.id().equals(given.id()))
        .toList();
  }

  /** Which other organisations have given the agency the same number: two cannot own it. */
  @Transactional(readOnly = true)
  public List<Given> sameNumber(Actor actor, Given given) {
    return store.sameNumber(actor.agencyId(), given);
  }

  /**
   * Says that the account is the organisation's, or that it is not.
   *
   * @param outcome CHECKED or REJECTED
   * @param note what it was checked against, or why it is rejected
   */
  @Transactional
  public void check(Actor actor, UUID id, String outcome, String note) {
    Role role = actor.as(Role.ECONOMIST, Role.CASE_OFFICER);
    Given given = given(actor, id);
    Refused.ifAny(toCheck(actor, given, outcome, note));
    Status status = Status.valueOf(outcome);
    if (!store.check(actor, id, status, note.strip(), clock.instant())) {
      throw new Conflict(given.ref());
    }
    audit.record(
        actor,
        role,
        "ACCOUNT_" + status.name(),
        given.ref(),
        Map.of("status", given.status().name()),
        Map.of("status", status.name(), "account", given.account().written()));
  }

  /** Money that was sent there came back: somebody is to check the account again. */
  @Transactional
  public void doubt(Actor actor, UUID id) {
    Given given = given(actor, id);
    if (store.doubt(actor.agencyId(), id)) {
      audit.record(
          actor,
          null,
          "ACCOUNT_DOUBTED",
          given.ref(),
          Map.of("status", given.status().name()),
          Map.of("status", Status.WAITING.name(), "account", given.account().written()));
    }
  }

  /** Keeps what a recipient gave; nothing is done where the agency already knows it. */
  @Transactional
  public void given(Actor there, UUID organisation, Account account) {
    store.give(there, organisation, account, clock.instant());
  }

  /** A recipient names another account, once for a form: it goes on to be checked. */
  @Transactional
  public ObjectRef change(Actor there, UUID key, UUID organisation, Account account) {
    return audit.once(
        key,
        there,
        () -> {
          change(there, organisation, account);
          return new ObjectRef("requisition.account", organisation.toString(), account.written());
        });
  }

  /** A recipient names another account: it waits to be checked, also where it was known before. */
  @Transactional
  public void change(Actor there, UUID organisation, Account account) {
    store.give(there, organisation, account, clock.instant());
    store.giveAgain(there, organisation, account, clock.instant());
    Given given =
        store.of(there.agencyId(), organisation).stream()
            .filter(one -> one.account().equals(account))
            .findFirst()
            .orElseThrow();
    audit.record(
        there, null, "ACCOUNT_GIVEN", given.ref(), Map.of(), Map.of("account", account.written()));
  }

  /**
   * An account that waits to be checked is not waited for where its requisition was withdrawn. It
   * is forgotten; whoever sends in again gives it again.
   */
  @Transactional
  public void notWanted(Actor there, UUID organisation) {
    store.forgetWaiting(there.agencyId(), organisation);
  }

  private static List<Refusal> toCheck(Actor actor, Given given, String outcome, String note) {
    if (given.status() != Status.WAITING) {
      return List.of(Refusal.of("requisition.refusal.account-done"));
    }
    if (given.givenBy().equals(actor.personId())) {
      return List.of(Refusal.of("requisition.refusal.account-own"));
    }
    List<Refusal> refusals = new ArrayList<>();
    if (!outcome.equals("CHECKED") && !outcome.equals("REJECTED")) {
      refusals.add(Refusal.of("requisition.refusal.account-outcome").at("outcome"));
    }
    if (note.isBlank() || note.strip().length() > AccountStore.LONGEST_NOTE) {
      refusals.add(
          Refusal.of("requisition.refusal.account-note", AccountStore.LONGEST_NOTE).at("note"));
    }
    return refusals;
  }
}
