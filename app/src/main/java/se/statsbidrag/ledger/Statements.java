package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Pager;

/** The ledger read by day: statements, the balances of all pots, and what has flowed between. */
@Service
public class Statements {

  static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int SIZE = 50;

  private final Ledger ledger;
  private final StatementStore store;
  private final FlowStore flows;

  Statements(Ledger ledger, StatementStore store, FlowStore flows) {
    this.ledger = ledger;
    this.store = store;
    this.flows = flows;
  }

  /** A page of what has moved in a pot in a period. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Statement of(UUID agency, UUID pot, Statement.Days days, int page) {
    return of(agency, pot, days, page, SIZE);
  }

  /** As {@link #of(UUID, UUID, Statement.Days, int)}, with pages of a size of one's own. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Statement of(UUID agency, UUID id, Statement.Days days, int page, int size) {
    Pot pot = ledger.pot(agency, id);
    Money opening = opening(pot, days);
    StatementStore.Sums moved = store.sums(pot, days);
    Pager pager = Pager.of(page, store.count(agency, pot, days), size);
    List<Statement.Line> lines =
        store.lines(agency, pot, days, opening.plus(moved.net()), pager.offset(), size);
    return new Statement(pot, days, opening, moved.in(), moved.out(), lines, pager);
  }

  /** The pots of a year, or of all, with what stood in them at the end of a day. */
  @Transactional(readOnly = true)
  public List<PotBalance> balances(UUID agency, @Nullable Integer year, LocalDate day) {
    return store.balances(agency, year, day);
  }

  /** What has gone from pot to pot in a budget year, by what had happened at the end of a day. */
  @Transactional(readOnly = true)
  public List<Flow> flows(UUID agency, BudgetYear year, LocalDate day) {
    return flows.flows(agency, year, day);
  }

  /** A page of the transfers that some flows are made of, until the end of a day. */
  @Transactional(readOnly = true)
  public TransferPage behind(UUID agency, List<Flow> some, LocalDate day, int page) {
    long count = some.stream().mapToLong(Flow::transfers).sum();
    Pager pager = Pager.of(page, count, SIZE);
    return new TransferPage(flows.behind(agency, some, day, pager.offset(), SIZE), pager);
  }

  private Money opening(Pot pot, Statement.Days days) {
    LocalDate first = days.first();
    return first == null
        ? Money.ZERO
        : store.sums(pot, new Statement.Days(null, first.minusDays(1), days.seen())).net();
  }
}
