package se.statsbidrag.accounting.books;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Money;

/** The transfers that have charged an item in a month, with their vouchers. */
@Repository
class MonthTransfers {

  private static final int MOST = 500;

  /**
   * A transfer.
   *
   * @param amount below zero where it came back
   * @param voucher as the books name it, or null
   */
  record Row(
      LocalDate day,
      String text,
      @Nullable String document,
      UUID pot,
      Money amount,
      @Nullable String voucher,
      @Nullable UUID batch) {}

  private final JdbcClient jdbc;

  MonthTransfers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest first, at most five hundred. */
  List<Row> of(UUID agency, String item, YearMonth month) {
    return jdbc.sql(
            """
            select t.value_day, t.text, t.document, b.id as batch,
                   case when t.to_pot = p.id then t.from_pot else t.to_pot end as pot,
                   case when t.to_pot = p.id then t.amount_ore else -t.amount_ore end as ore,
                   b.series || ' ' || v.number as voucher
              from ledger.pot p
              join ledger.transfer t on p.id in (t.from_pot, t.to_pot)
               and t.phase in ('POSTED', 'POST') and t.value_day between :first and :last
              left join accounting.voucher v on v.transfer_id = t.id
              left join accounting.voucher_batch b on b.id = v.batch_id
             where p.agency_id = :agency and p.kind in ('PAID', 'COST') and p.object_id = :item
             order by t.value_day desc, t.sequence desc limit :most
            """)
        .param("agency", agency)
        .param("item", item)
        .param("first", month.atDay(1))
        .param("last", month.atEndOfMonth())
        .param("most", MOST)
        .query((row, n) ->
            new Row(
                row.getObject("value_day", LocalDate.class),
                row.getString("text"),
                row.getString("document"),
                row.getObject("pot", UUID.class),
                new Money(row.getLong("ore")),
                row.getString("voucher"),
                row.getObject("batch", UUID.class)))
        .list();
  }
}
