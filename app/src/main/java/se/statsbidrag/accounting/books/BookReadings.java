package se.statsbidrag.accounting.books;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * What the agency's books say has been charged to each appropriation item (hela posten), read in
 * and held against the ledger month by month; what differs is explained by an economist.
 */
@Service
public class BookReadings {

  private static final int LATEST = 12;
  private static final String TYPE = "accounting.book_month";

  /**
   * All that the books have charged to an item in a year.
   *
   * @param until the last month that has been read
   */
  public record Whole(Money amount, YearMonth until) {}

  private final BookStore store;
  private final AccountPlans plans;
  private final AuditTrail audit;
  private final Clock clock;

  BookReadings(BookStore store, AccountPlans plans, AuditTrail audit, Clock clock) {
    this.store = store;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  /** Reads a file in; its months take the place of what earlier files said of them. */
  @Transactional
  public ObjectRef read(Actor actor, UUID key, String fileName, byte[] content, Locale locale) {
    return audit.once(key, actor, () -> read(actor, fileName, content, locale));
  }

  private ObjectRef read(Actor actor, String fileName, byte[] content, Locale locale) {
    Role role = actor.as(Role.ECONOMIST);
    List<BookFile.Row> rows = BookFile.read(content, plans.current(), locale);
    Digested digested = new Digested();
    digested.write(content, 0, content.length);
    String sha256 = digested.sha256();
    String name = fileName.isBlank() ? "fil" : fileName.strip();
    UUID id =
        store
            .insert(
                actor,
                name,
                BookFile.isSie(content) ? "SIE" : "CSV",
                sha256,
                rows,
                OffsetDateTime.now(clock))
            .orElseThrow(() -> new Refused(Refusal.of("books.refusal.file.again").at("file")));
    ObjectRef read = new ObjectRef("accounting.book_reading", id.toString(), name);
    audit.record(
        actor, role, "BOOKS_READ", read, Map.of(), Map.of("rows", rows.size(), "sha256", sha256));
    return read;
  }

  /** The latest files. */
  @Transactional(readOnly = true)
  List<BookReading> readings(UUID agency) {
    return store.readings(agency, LATEST);
  }

  /** A year, item by item and month by month, the latest first. */
  @Transactional(readOnly = true)
  List<BookMonth> year(UUID agency, int year) {
    return store.compared(agency, year);
  }

  /** An item in a month. */
  @Transactional(readOnly = true)
  BookMonth month(UUID agency, String item, YearMonth month) {
    return store
        .compared(agency, item, month)
        .orElseThrow(() -> new NotFound("book month", item + " " + month));
  }

  /** Says why the books and the ledger differ; it holds for these figures and no others. */
  @Transactional
  public ObjectRef explain(Actor actor, UUID key, String item, YearMonth month, String why) {
    return audit.once(key, actor, () -> explain(actor, item, month, why));
  }

  private ObjectRef explain(Actor actor, String item, YearMonth month, String why) {
    Role role = actor.as(Role.ECONOMIST);
    BookMonth compared = month(actor.agencyId(), item, month);
    Money books = compared.books();
    if (books == null || compared.difference().isZero()) {
      throw new Refused(Refusal.of("books.refusal.same"));
    }
    if (why.isBlank()) {
      throw new Refused(Refusal.of("books.refusal.why").at("why"));
    }
    store.explain(actor, compared, books, why.strip(), OffsetDateTime.now(clock));
    ObjectRef about = new ObjectRef(TYPE, item + " " + month, item + ", " + month);
    audit.record(
        actor,
        role,
        "DIFFERENCE_EXPLAINED",
        about,
        Map.of(),
        Map.of("difference", compared.difference().toString(), "text", why.strip()));
    return about;
  }

  /** All that the books have charged to an item in a year, until a day; empty when not read. */
  @Transactional(readOnly = true)
  public Optional<Whole> whole(UUID agency, String item, int year, LocalDate day) {
    List<BookMonth> months =
        store.compared(agency, year).stream()
            .filter(own -> own.item().equals(item) && own.whole() != null)
            .filter(own -> !own.month().atDay(1).isAfter(day))
            .toList();
    return months.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Whole(
                Money.sum(
                    months.stream()
                        .flatMap(own -> Optional.ofNullable(own.whole()).stream())
                        .toList()),
                months.getFirst().month()));
  }
}
