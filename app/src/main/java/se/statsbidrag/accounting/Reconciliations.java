package se.statsbidrag.accounting;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.accounting.Reconciliation.Found;
import se.statsbidrag.accounting.Reconciliation.Result;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Breach;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Stops;

/**
 * Reconciles all that an agency's money rests on, at night and whenever somebody asks. What does
 * not hold is kept with its place, and stops payments.
 */
@Service
public class Reconciliations {

  private static final Locale SWEDISH = Locale.of("sv");
  private static final int LATEST = 20;

  private final ReconciliationStore store;
  private final Ledger ledger;
  private final Stops stops;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final TransactionTemplate snapshot;
  private final Clock clock;
  private final Clock systemClock;
  private final Duration answerWithin;

  Reconciliations(
      ReconciliationStore store,
      Ledger ledger,
      Stops stops,
      AuditTrail audit,
      MessageSource messages,
      TransactionTemplate transactions,
      Clock clock,
      @Qualifier("systemClock") Clock systemClock,
      @Value("${statsbidrag.bank-answers-within:P10D}") Duration answerWithin) {
    this.store = store;
    this.ledger = ledger;
    this.stops = stops;
    this.audit = audit;
    this.messages = messages;
    this.snapshot =
        new TransactionTemplate(
            Objects.requireNonNull(transactions.getTransactionManager(), "no transactions"));
    this.snapshot.setIsolationLevel(Isolation.REPEATABLE_READ.value());
    this.clock = clock;
    this.systemClock = systemClock;
    this.answerWithin = answerWithin;
  }

  /** Every agency, once a night; the node that comes second finds it done. */
  @Scheduled(cron = "${statsbidrag.reconcile-at:0 30 2 * * *}", zone = "Europe/Stockholm")
  public void atNight() {
    LocalDate night = LocalDate.now(systemClock);
    store.agencies().forEach(agency -> atNight(agency, night));
  }

  /** One agency's; empty where the night already has one. */
  Optional<UUID> atNight(UUID agency, LocalDate night) {
    try {
      return run(Actor.system(agency), night);
    } catch (ConcurrencyFailureException otherNode) {
      return Optional.empty();
    }
  }

  /** Reconciles now. */
  public UUID now(Actor actor) {
    return run(actor, null).orElseThrow();
  }

  private Optional<UUID> run(Actor actor, @Nullable LocalDate night) {
    return Objects.requireNonNull(snapshot.execute(status -> reconcile(actor, night)));
  }

  private Optional<UUID> reconcile(Actor actor, @Nullable LocalDate night) {
    long begun = systemClock.millis();
    List<Found> found =
        new ArrayList<>(
            ledger.verify(actor.agencyId()).stream().map(Reconciliations::found).toList());
    Map<String, Long> broken =
        found.stream().collect(Collectors.groupingBy(Found::rule, Collectors.counting()));
    List<Result> results = new ArrayList<>();
    ledger
        .counted(actor.agencyId())
        .forEach((rule, checked) ->
            results.add(new Result(rule, checked, broken.getOrDefault(rule, 0L))));
    results.addAll(store.held(actor.agencyId()));
    found.addAll(store.broken(actor.agencyId()));
    OffsetDateTime at = OffsetDateTime.now(clock);
    results.add(store.unanswered(actor.agencyId(), at.minus(answerWithin)));
    found.addAll(store.late(actor.agencyId(), at.minus(answerWithin)));
    long millis = Math.max(0, systemClock.millis() - begun);
    Optional<UUID> run = store.insert(actor, night, at, millis, results, found);
    run.ifPresent(id -> record(actor, id, results, found));
    return run;
  }

  private static Found found(Breach breach) {
    return new Found(breach.rule(), breach.place(), breach.recomputed(), breach.stored());
  }

  private void record(Actor actor, UUID run, List<Result> results, List<Found> found) {
    audit.record(
        actor,
        actor.has(Role.ECONOMIST) ? Role.ECONOMIST : actor.has(Role.AUDITOR) ? Role.AUDITOR : null,
        "RECONCILED",
        new ObjectRef("accounting.run", run.toString(), "Avstämning"),
        Map.of(),
        Map.of(
            "checked", results.stream().mapToLong(Result::checked).sum(),
            "breaches", found.size()));
    if (!found.isEmpty()) {
      Found first = found.getFirst();
      String rule = messages.getMessage("accounting.rule." + first.rule(), null, SWEDISH);
      stops.raise(actor, rule + ": " + first.place());
    }
  }

  /** The latest reconciliations. */
  @Transactional(readOnly = true)
  List<ReconciliationStore.Row> latest(UUID agency) {
    return store.latest(agency, LATEST);
  }

  /** One reconciliation with all its results. */
  @Transactional(readOnly = true)
  public Reconciliation find(UUID agency, UUID id) {
    return store.find(agency, id).orElseThrow(() -> new NotFound("run", id));
  }
}
