package se.statsbidrag.accounting.books;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.accounting.books.VoucherRows.Voucher;
import se.statsbidrag.accounting.books.VoucherStore.Plan;
import se.statsbidrag.accounting.books.VoucherStore.Unplanned;
import se.statsbidrag.accounting.books.VoucherStore.Waiting;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;

/**
 * Vouchers for the agency's books (verifikationer): every transfer that has been carried out gives
 * a voucher that balances, once, by the plan of accounts. Numbers have no gaps, and what has been
 * made is never changed (bokföringsförordningen, SFS 2000:606).
 */
@Service
public class Vouchers {

  static final int SIZE = 50;

  private static final Locale SWEDISH = Locale.of("sv");
  private static final String PROGRAM = "Statsbidrag ";

  /**
   * A voucher by its name in the books.
   *
   * @param page of its batch, on which it is read
   */
  public record Ref(UUID batch, String name, int page) {}

  private final VoucherStore store;
  private final VoucherRows rows;
  private final VoucherFiles files;
  private final AccountPlans plans;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;

  Vouchers(
      VoucherStore store,
      VoucherRows rows,
      VoucherFiles files,
      AccountPlans plans,
      AuditTrail audit,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.rows = rows;
    this.files = files;
    this.plans = plans;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** What is to be booked and has no voucher, by month. */
  @Transactional(readOnly = true)
  List<Waiting> waiting(UUID agency) {
    return store.waiting(agency, plans.rows(plans.current()));
  }

  /** What the plan of accounts says nothing of; no vouchers are made while there is any. */
  @Transactional(readOnly = true)
  List<Unplanned> unplanned(UUID agency) {
    return store.unplanned(agency, plans.rows(plans.current()));
  }

  AccountPlan plan() {
    return plans.current();
  }

  /**
   * Makes the vouchers of what has happened until a month's end, or today, in its year, and is in
   * no voucher before. What is booked later goes into a later batch.
   */
  @Transactional
  public ObjectRef make(Actor actor, UUID key, YearMonth month) {
    return audit.once(key, actor, () -> make(actor, month).ref());
  }

  private VoucherBatch make(Actor actor, YearMonth month) {
    Role role = actor.as(Role.ECONOMIST);
    LocalDate today = LocalDate.now(clock);
    if (month.atDay(1).isAfter(today)) {
      throw new Refused(Refusal.of("books.refusal.future").at("manad"));
    }
    AccountPlan plan = plans.current();
    Plan planned = plans.rows(plan);
    Refused.ifAny(
        store.unplanned(actor.agencyId(), planned).stream()
            .map(own -> Refusal.of("books.refusal.unplanned", own.from(), own.to(), own.code()))
            .toList());
    LocalDate last = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
    int previous = store.last(actor.agencyId(), plan.series(), month.getYear());
    UUID id = UUID.randomUUID();
    int count = store.number(id, actor.agencyId(), planned, last.withDayOfYear(1), last, previous);
    if (count == 0) {
      throw new Refused(Refusal.of("books.refusal.nothing").at("manad"));
    }
    store.lines(id, planned);
    store.names(id, say("books.party.STATE"), say("books.party.OTHER"));
    String program = PROGRAM + version();
    store.insert(
        new VoucherStore.Made(id, month.atDay(1), last, previous, count, program, now()),
        actor,
        plan);
    VoucherBatch batch = close(batch(actor.agencyId(), id));
    audit.record(
        actor,
        role,
        "VOUCHERS_MADE",
        batch.ref(),
        Map.of(),
        Map.of("vouchers", count, "sum", batch.sum().toString(), "sha256", batch.sie() + ""));
    return batch;
  }

  /** Writes the files once, to know them by their digests ever after. */
  private VoucherBatch close(VoucherBatch open) {
    for (VoucherFile format : VoucherFile.values()) {
      Digested digested = new Digested();
      files.write(open, format, digested);
      store.file(open.id(), format, digested.sha256(), digested.bytes());
    }
    return batch(open.agencyId(), open.id());
  }

  /** Writes a batch's file, and who fetched it. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  void fetch(Actor actor, UUID id, VoucherFile format, OutputStream out) {
    VoucherBatch batch = batch(actor.agencyId(), id);
    audit.record(
        actor,
        actor.as(Role.ECONOMIST, Role.AUDITOR),
        "VOUCHERS_FETCHED",
        batch.ref(),
        Map.of(),
        Map.of("format", format.name()));
    files.write(batch, format, out);
  }

  /** A batch of the agency's. */
  @Transactional(readOnly = true)
  public VoucherBatch batch(UUID agency, UUID id) {
    return store.batch(agency, id).orElseThrow(() -> new NotFound("voucher batch", id));
  }

  /** The batches of an agency, the latest first. */
  @Transactional(readOnly = true)
  List<VoucherBatch> batches(UUID agency, Pager pager) {
    return store.batches(agency, SIZE, pager.offset());
  }

  @Transactional(readOnly = true)
  long count(UUID agency) {
    return store.count(agency);
  }

  /** A page of a batch's vouchers. */
  @Transactional(readOnly = true)
  List<Voucher> page(VoucherBatch batch, Pager pager) {
    int first = batch.firstNumber() + (int) pager.offset();
    return rows.some(batch.id(), first, first + SIZE - 1);
  }

  /** The vouchers of some transfers, for those that have one. */
  @Transactional(readOnly = true)
  public Map<UUID, Ref> of(UUID agency, Collection<UUID> transfers) {
    return transfers.isEmpty() ? Map.of() : store.of(agency, transfers);
  }

  private String say(String key) {
    return Objects.requireNonNull(messages.getMessage(key, null, SWEDISH));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private static String version() {
    String version = Vouchers.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }
}
