package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Pager;

/** The ledger read by day: statements of a pot, and the balances of all pots on a day. */
@Service
public class Statements {

  static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int SIZE = 50;

  private final Ledger ledger;
  private final StatementStore store;

  Statements(Ledger ledger, StatementStore store) {
    this.ledger = ledger;
    this.store = store;
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

  private Money opening(Pot pot, Statement.Days days) {
    LocalDate first = days.first();
    return first == null
        ? Money.ZERO
        : store.sums(pot, new Statement.Days(null, first.minusDays(1), days.seen())).net();
  }
}
