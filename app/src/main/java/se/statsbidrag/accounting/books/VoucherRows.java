package se.statsbidrag.accounting.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.accounting.books.AccountPlan.Mark;
import se.statsbidrag.kernel.Money;

/** Reads the vouchers of a batch, one after the other: however many they are, few are in memory. */
@Repository
class VoucherRows {

  private static final int FETCH = 500;

  private static final String LINES =
      """
      select v.number, v.day, v.text, v.document, v.transfer_id, t.from_pot, t.to_pot, l.account,
             l.amount_ore, l.item, l.line, l.counterparty, l.counterparty_kind
        from accounting.voucher v
        join accounting.voucher_line l using (batch_id, number)
        join ledger.transfer t on t.id = v.transfer_id
       where v.batch_id = :batch
      """;

  /** What a code stood for when the batch was made. */
  record Named(Mark of, String code, String name) {}

  /** A voucher with its lines. */
  record Voucher(
      int number,
      LocalDate day,
      String text,
      @Nullable String document,
      UUID transfer,
      UUID from,
      UUID to,
      List<Line> lines) {

    /** What is debited, and so what is credited. */
    public Money sum() {
      return Money.sum(
          lines.stream().map(Line::amount).filter(amount -> !amount.isNegative()).toList());
    }
  }

  /** A line: debit above zero, credit below. */
  record Line(
      String account,
      Money amount,
      @Nullable String item,
      @Nullable String line,
      @Nullable String counterparty,
      @Nullable String kind) {

    @Nullable String code(Mark mark) {
      return switch (mark) {
        case ITEM -> item;
        case LINE -> line;
        case COUNTERPARTY -> counterparty;
        case COUNTERPARTY_KIND -> kind;
      };
    }
  }

  private final JdbcClient jdbc;

  VoucherRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The names of a batch, in the order of their codes. */
  void names(UUID batch, Consumer<Named> each) {
    jdbc.sql(
            """
            select dimension, code, name from accounting.voucher_object
             where batch_id = :batch order by dimension, code collate "C"
            """)
        .param("batch", batch)
        .withFetchSize(FETCH)
        .query(
            (RowCallbackHandler)
                row ->
                    each.accept(
                        new Named(
                            Mark.valueOf(row.getString("dimension")),
                            row.getString("code"),
                            row.getString("name"))));
  }

  /** All vouchers of a batch, by number. */
  void all(UUID batch, Consumer<Voucher> each) {
    Gathering gathering = new Gathering(each);
    jdbc.sql(LINES + " order by v.number, l.position")
        .param("batch", batch)
        .withFetchSize(FETCH)
        .query((RowCallbackHandler) gathering::take);
    gathering.end();
  }

  /** Some vouchers of a batch, by number. */
  List<Voucher> some(UUID batch, int first, int last) {
    List<Voucher> some = new ArrayList<>();
    Gathering gathering = new Gathering(some::add);
    jdbc.sql(LINES + " and v.number between :first and :last order by v.number, l.position")
        .param("batch", batch)
        .param("first", first)
        .param("last", last)
        .query((RowCallbackHandler) gathering::take);
    gathering.end();
    return some;
  }

  /** Gathers rows of lines into vouchers. */
  private static final class Gathering {

    private final Consumer<Voucher> each;
    private @Nullable Voucher open;
    private final List<Line> lines = new ArrayList<>();

    private Gathering(Consumer<Voucher> each) {
      this.each = each;
    }

    private void take(ResultSet row) throws SQLException {
      int number = row.getInt("number");
      if (open != null && open.number() != number) {
        end();
      }
      if (open == null) {
        open =
            new Voucher(
                number,
                row.getObject("day", LocalDate.class),
                row.getString("text"),
                row.getString("document"),
                row.getObject("transfer_id", UUID.class),
                row.getObject("from_pot", UUID.class),
                row.getObject("to_pot", UUID.class),
                List.of());
      }
      lines.add(
          new Line(
              row.getString("account"),
              new Money(row.getLong("amount_ore")),
              row.getString("item"),
              row.getString("line"),
              row.getString("counterparty"),
              row.getString("counterparty_kind")));
    }

    private void end() {
      Voucher voucher = open;
      if (voucher != null) {
        each.accept(
            new Voucher(
                voucher.number(),
                voucher.day(),
                voucher.text(),
                voucher.document(),
                voucher.transfer(),
                voucher.from(),
                voucher.to(),
                List.copyOf(lines)));
        lines.clear();
        open = null;
      }
    }
  }
}
