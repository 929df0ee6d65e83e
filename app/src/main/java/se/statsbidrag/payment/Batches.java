package se.statsbidrag.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Stops;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * Batches of payments (betalningsunderlag): one economist proposes, and the file is made then and
 * frozen; another attests exactly that file, and the money is promised.
 */
@Service
public class Batches {

  /** What a person has had to do with a payment, that keeps them from attesting it. */
  public enum Part {
    /** Has decided the award. */
    DECIDED,
    /** Has given the account. */
    GAVE,
    /** Has checked the account. */
    CHECKED
  }

  /**
   * A part that somebody has had in a batch.
   *
   * @param number of payments
   * @param recipients the first of theirs, in words
   */
  public record Hand(UUID person, Part part, long number, String recipients) {}

  /** An economist, with what keeps them from attesting; nothing where they may. */
  public record Attester(UUID id, String name, List<Hand> hands) {}

  private final BatchStore store;
  private final AttemptStore attempts;
  private final PaymentStore payments;
  private final BatchFiles files;
  private final Booking booking;
  private final PaymentSettings settings;
  private final Stops stops;
  private final Recipients recipients;
  private final People people;
  private final AuditTrail audit;
  private final Clock clock;

  Batches(
      BatchStore store,
      AttemptStore attempts,
      PaymentStore payments,
      BatchFiles files,
      Booking booking,
      PaymentSettings settings,
      Stops stops,
      Recipients recipients,
      People people,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.payments = payments;
    this.files = files;
    this.booking = booking;
    this.settings = settings;
    this.stops = stops;
    this.recipients = recipients;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Proposes everything clean that falls due until a day. The file is made and frozen here.
   *
   * @param until the last due day to take with
   * @param day on which the bank shall execute
   * @param only the payments to take with; empty for all of them
   */
  @Transactional
  public ObjectRef propose(Actor actor, UUID key, LocalDate until, LocalDate day, Set<UUID> only) {
    return audit.once(key, actor, () -> propose(actor, until, day, only));
  }

  private ObjectRef propose(Actor actor, LocalDate until, LocalDate day, Set<UUID> only) {
    Role role = actor.as(Role.ECONOMIST);
    Refused.ifAny(
        PaymentRules.toPropose(
            day, today(), settings.complete(), stops.standing(actor.agencyId())));
    String message = UUID.randomUUID().toString().replace("-", "");
    String name = "betalning-" + day + "-" + message.substring(0, 8);
    String suffix = settings.way() == Batch.Way.ORDER ? ".csv" : ".xml";
    UUID id = store.insert(actor, message, day, settings.way(), name + suffix);
    int lines = attempts.insert(id, actor.agencyId(), day.getYear(), until, only);
    if (lines == 0) {
      throw new Refused(Refusal.of("payment.refusal.none").at("until"));
    }
    Money sum = attempts.sum(id);
    store.freeze(id, files.write(batch(actor, id), settings.payer(agency(actor)), lines, sum));
    Batch frozen = batch(actor, id);
    audit.record(
        actor,
        role,
        "BATCH_PROPOSED",
        frozen.ref(),
        Map.of(),
        Map.of(
            "payments", lines,
            "sum", sum.toString(),
            "day", day.toString(),
            "sha256", frozen.sha256()));
    return frozen.ref();
  }

  /** Withdraws what nobody has attested: its payments are due again. */
  @Transactional
  public ObjectRef withdraw(Actor actor, UUID key, UUID id, String reason) {
    return audit.once(
        key,
        actor,
        () -> {
          Role role = actor.as(Role.ECONOMIST);
          Batch batch = batch(actor, id);
          if (reason.isBlank()) {
            throw new Refused(Refusal.of("payment.refusal.reason").at("reason"));
          }
          if (!store.move(id, BatchStatus.PROPOSED, BatchStatus.WITHDRAWN, reason.strip())) {
            throw new Conflict(batch.ref());
          }
          payments.moveAll(id, PaymentStatus.PROPOSED, PaymentStatus.DUE);
          attempts.moveAll(id, AttemptStatus.PROPOSED, AttemptStatus.WITHDRAWN, reason.strip());
          record(
              actor,
              role,
              "BATCH_WITHDRAWN",
              batch,
              Map.of("status", BatchStatus.WITHDRAWN.name(), "reason", reason.strip()));
          return batch.ref();
        });
  }

  /**
   * Attests exactly the file with this hash: its payments are promised, split by item.
   *
   * @param sha256 of the file that was seen
   */
  @Transactional
  public ObjectRef attest(Actor actor, UUID key, UUID id, String sha256) {
    return audit.once(key, actor, () -> attest(actor, id, sha256));
  }

  private ObjectRef attest(Actor actor, UUID id, String sha256) {
    Role role = actor.as(Role.ECONOMIST);
    store.locked(id);
    Batch batch = batch(actor, id);
    Refused.ifAny(
        PaymentRules.toAttest(
            actor,
            batch,
            sha256,
            hands(actor, batch),
            attempts.changed(id),
            stops.standing(actor.agencyId()),
            today()));
    try {
      if (!store.attest(id, actor)) {
        throw new Conflict(batch.ref());
      }
    } catch (DataIntegrityViolationException guarded) {
      throw new Refused(Refusal.of("payment.refusal.guarded"));
    }
    attempts.moveAll(id, AttemptStatus.PROPOSED, AttemptStatus.ORDERED, null);
    payments.moveAll(id, PaymentStatus.PROPOSED, PaymentStatus.ORDERED);
    booking.promise(actor, id);
    record(
        actor,
        role,
        "BATCH_ATTESTED",
        batch,
        Map.of(
            "status",
            BatchStatus.ATTESTED.name(),
            "sum",
            batch.sum().toString(),
            "sha256",
            batch.sha256()));
    return batch.ref();
  }

  /** One batch of the actor's agency. */
  @Transactional(readOnly = true)
  public Batch batch(Actor actor, UUID id) {
    return store.batch(actor.agencyId(), id).orElseThrow(() -> new NotFound("batch", id));
  }

  /** The batch that the bank knows by a name. */
  @Transactional(readOnly = true)
  public Optional<Batch> named(UUID agency, String messageId) {
    return store.byMessage(agency, messageId);
  }

  /** A page of the agency's batches, latest first. */
  @Transactional(readOnly = true)
  public List<Batch> list(Actor actor, long offset, int limit) {
    return store.list(actor.agencyId(), offset, limit);
  }

  @Transactional(readOnly = true)
  public long count(Actor actor) {
    return store.count(actor.agencyId());
  }

  /** Those that stand somewhere, oldest first. */
  @Transactional(readOnly = true)
  public List<Batch> standing(Actor actor, BatchStatus status, int limit) {
    return store.standing(actor.agencyId(), status, limit);
  }

  /** The economists other than its proposer, with what keeps each of them from attesting it. */
  @Transactional(readOnly = true)
  public List<Attester> attesters(Batch batch) {
    return attesters(batch.agencyId(), batch.proposedBy(), store.hands(batch.id()));
  }

  /** The same for what the actor would propose; all that is clean where none is named. */
  @Transactional(readOnly = true)
  public List<Attester> attesters(Actor actor, int year, LocalDate until, @Nullable UUID only) {
    return attesters(
        actor.agencyId(), actor.personId(), store.hands(actor.agencyId(), year, until, only));
  }

  private List<Attester> attesters(UUID agency, UUID proposer, List<Hand> hands) {
    return people.holding(agency, Role.ECONOMIST).stream()
        .filter(person -> !person.id().equals(proposer))
        .map(person ->
            new Attester(
                person.id(),
                person.name(),
                hands.stream().filter(hand -> hand.person().equals(person.id())).toList()))
        .toList();
  }

  /** What the actor has done with what is in the batch, that keeps them from attesting it. */
  @Transactional(readOnly = true)
  public List<Hand> hands(Actor actor, Batch batch) {
    return store.hands(batch.id()).stream()
        .filter(hand -> hand.person().equals(actor.personId()))
        .toList();
  }

  /** Whether the actor has a hand in the batch that keeps them from attesting it. */
  @Transactional(readOnly = true)
  public boolean mayAttest(Actor actor, Batch batch) {
    return actor.has(Role.ECONOMIST)
        && batch.status() == BatchStatus.PROPOSED
        && !batch.proposedBy().equals(actor.personId())
        && hands(actor, batch).isEmpty();
  }

  /** Who in the batch has another account now, or one that is not checked any more. */
  @Transactional(readOnly = true)
  public List<String> changed(Batch batch) {
    return attempts.changed(batch.id());
  }

  /** A page of its lines, in the order of the file. */
  @Transactional(readOnly = true)
  public List<Attempt> lines(Batch batch, long offset, int limit) {
    return attempts.ofBatch(batch.id(), offset, limit);
  }

  /** The tries to pay a payment, the first one first. */
  @Transactional(readOnly = true)
  public List<Attempt> of(Payment payment) {
    return attempts.ofPayment(payment.id());
  }

  /** Writes the frozen file, byte for byte. */
  public void file(Actor actor, UUID id, OutputStream out) throws IOException {
    files.copy(batch(actor, id).id(), out);
  }

  private void record(Actor actor, Role role, String act, Batch batch, Map<String, ?> after) {
    audit.record(actor, role, act, batch.ref(), Map.of("status", batch.status().name()), after);
  }

  private String agency(Actor actor) {
    return recipients
        .organisation(actor.agencyId())
        .map(Organisation::name)
        .map(Objects::requireNonNull)
        .orElseThrow(() -> new NotFound("agency", actor.agencyId()));
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
