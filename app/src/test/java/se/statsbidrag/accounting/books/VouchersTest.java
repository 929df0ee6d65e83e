package se.statsbidrag.accounting.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.recipient.Recipients;

@SystemTest
class VouchersTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 12);
  private static final YearMonth FEBRUARY = YearMonth.of(2020, 2);
  private static final YearMonth MARCH = YearMonth.of(2020, 3);

  @Autowired Vouchers vouchers;
  @Autowired Ledger ledger;
  @Autowired Recipients recipients;
  @Autowired TestPeople people;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Actor economist;
  private UUID line;
  private UUID award;
  private UUID paid;
  private int booked;

  @BeforeEach
  void an_agency_whose_money_has_moved() {
    UUID agency = recipients.add("Provmyndigheten Öst " + UUID.randomUUID(), false);
    economist = people.at(agency, Role.ECONOMIST);
    UUID treasury = pot("statskassan", "TREASURY", Side.DEBIT, "2020");
    UUID item = pot("post", "APPROPRIATION_ITEM", Side.CREDIT, "UO9-4:7-8");
    line = pot("rad", "BUDGET_LINE", Side.CREDIT, "rad");
    award = pot("beviljat", "AWARD", Side.CREDIT, "beviljat");
    paid = pot("utbetalt", "PAID", Side.CREDIT, "UO9-4:7-8");
    move(treasury, item, 1000, DAY);
    move(item, line, 1000, DAY);
    move(line, award, 300, DAY);
    move(award, paid, 200, DAY.plusDays(3));
  }

  @Test
  @Shows({"L13", "R17", "R19"})
  void each_transfer_that_is_booked_gives_a_voucher_that_balances_by_the_plan() {
    VoucherBatch batch = make(FEBRUARY);
    assertThat(batch.label()).isEqualTo("B 1–2");
    assertThat(batch.sum()).isEqualTo(Money.ofKronor(300 + 200 + 200));
    SieReading sie = SieReading.of(file(batch, VoucherFile.SIE));
    assertThat(sie.head).extracting(SieReading.Line::label).startsWith("#FLAGGA", "#PROGRAM");
    assertThat(sie.first("#FORMAT").text(0)).isEqualTo("PC8");
    assertThat(sie.first("#SIETYP").text(0)).isEqualTo("4");
    assertThat(sie.first("#FNAMN").text(0)).startsWith("Provmyndigheten Öst");
    assertThat(sie.first("#RAR").fields()).containsExactly("0", "20200101", "20201231");
    assertThat(sie.every("#KONTO")).hasSizeGreaterThan(5);
    assertThat(sie.every("#OBJEKT"))
        .anyMatch(line -> line.fields().equals(List.of("20", "UO9-4:7-8", "utbetalt")));
    assertThat(sie.vouchers).extracting(SieReading.Ver::number).containsExactly(1, 2);
    assertThat(sie.vouchers)
        .allMatch(ver ->
            ver.lines().stream()
                    .map(SieReading.Trans::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .signum()
                == 0);
    SieReading.Ver payment = sie.vouchers.getLast();
    assertThat(payment.day()).isEqualTo(DAY.plusDays(3));
    assertThat(payment.lines())
        .contains(new SieReading.Trans("1881", Map.of("20", "UO9-4:7-8"), new BigDecimal("200.00")))
        .contains(
            new SieReading.Trans("1921", Map.of("20", "UO9-4:7-8"), new BigDecimal("-200.00")));
  }

  @Test
  void the_same_batch_gives_the_same_bytes_and_what_came_later_is_in_a_later_one() {
    VoucherBatch first = make(FEBRUARY);
    byte[] sie = file(first, VoucherFile.SIE);
    byte[] csv = file(first, VoucherFile.CSV);
    move(award, paid, 100, DAY.plusDays(1));
    VoucherBatch second = make(FEBRUARY);
    assertThat(second.label()).isEqualTo("B 3");
    assertThat(file(first, VoucherFile.SIE)).isEqualTo(sie);
    assertThat(file(first, VoucherFile.CSV)).isEqualTo(csv);
    assertThat(digest(sie)).isEqualTo(first.sie());
    assertThat(digest(csv)).isEqualTo(first.csv());
    assertThat(new String(csv, StandardCharsets.UTF_8))
        .contains("Serie;Nummer;Datum;", "B;2;2020-02-15;prov;", ";1881;", ";200,00;0,00;");
  }

  @Test
  void nothing_is_booked_twice_and_a_month_that_is_not_yet_is_refused() {
    make(FEBRUARY);
    assertThatThrownBy(() -> make(MARCH))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(own -> own.key())
                    .containsExactly("books.refusal.nothing"));
    assertThatThrownBy(() -> make(YearMonth.of(2020, 4)))
        .isInstanceOf(Refused.class)
        .hasMessage("books.refusal.future");
    Actor auditor = people.at(economist.agencyId(), Role.AUDITOR);
    assertThatThrownBy(() -> vouchers.make(auditor, UUID.randomUUID(), MARCH))
        .isInstanceOf(Refused.class);
    VoucherBatch own = vouchers.batch(economist.agencyId(), batches().getFirst().id());
    assertThatThrownBy(() -> vouchers.batch(UUID.randomUUID(), own.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_movement_that_the_plan_does_not_know_stops_all_of_it() {
    UUID unknown = pot("okänt", "UNHEARD_OF", Side.CREDIT, "x");
    move(line, unknown, 1, DAY);
    assertThat(vouchers.unplanned(economist.agencyId()))
        .extracting(VoucherStore.Unplanned::to)
        .containsExactly("UNHEARD_OF");
    assertThatThrownBy(() -> make(FEBRUARY)).hasMessage("books.refusal.unplanned");
    assertThat(batches()).isEmpty();
  }

  @Test
  void two_who_ask_at_once_share_the_numbers_without_gaps() throws Exception {
    IntStream.range(0, 20).forEach(n -> move(award, paid, 1, DAY));
    Callable<String> ask =
        () -> {
          try {
            return make(FEBRUARY).label();
          } catch (Refused nothingLeft) {
            return "";
          }
        };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      assertThat(two.invokeAll(List.of(ask, ask)).stream().map(own -> own.resultNow()).toList())
          .containsExactlyInAnyOrder("B 1–22", "");
    }
  }

  @Test
  void what_is_made_is_never_changed_or_added_to() {
    VoucherBatch batch = make(FEBRUARY);
    for (String sql :
        Set.of(
            "update accounting.voucher set text = 'annat'",
            "delete from accounting.voucher_line",
            "update accounting.voucher_batch set last_number = 99",
            "truncate accounting.voucher_file",
            "update accounting.voucher_object set name = 'annat'")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
    move(award, paid, 1, DAY);
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into accounting.voucher (batch_id, number, transfer_id, day, text)
                    select :batch, 3, id, value_day, text from ledger.transfer
                     order by sequence desc limit 1
                    """)
                .param("batch", batch.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed with its files");
  }

  @Test
  void a_gap_a_voucher_that_does_not_balance_and_a_batch_without_files_are_refused() {
    make(FEBRUARY);
    move(award, paid, 1, DAY);
    assertThatThrownBy(() -> forged(2, 4, "100, -100", 2)).hasMessageContaining("have no gaps");
    assertThatThrownBy(() -> forged(2, 3, "100, -99", 2)).hasMessageContaining("are the same");
    assertThatThrownBy(() -> forged(2, 3, "100, -100", 1)).hasMessageContaining("has its files");
    assertThatThrownBy(() -> forged(1, 3, "100, -100", 2)).hasMessageContaining("foreign key");
    forged(2, 3, "100, -100", 2);
    assertThat(vouchers.count(economist.agencyId())).isEqualTo(2);
  }

  /** A batch past all of ours, as somebody with a database tool would make it. */
  private void forged(int previous, int last, String lines, int files) {
    UUID batch = UUID.randomUUID();
    transactions.executeWithoutResult(status -> {
      jdbc.sql(
              """
              with voucher as (
                insert into accounting.voucher (batch_id, number, transfer_id, day, text)
                select :batch, :previous + 1, id, value_day, text from ledger.transfer
                 where agency_id = :agency order by sequence desc limit 1
                returning batch_id, number),
              lines as (
                insert into accounting.voucher_line (batch_id, number, position, account, amount_ore)
                select batch_id, number, place, '1881', ore
                  from voucher, unnest(string_to_array(:lines, ', ')::bigint[])
                       with ordinality as own (ore, place))
              insert into accounting.voucher_batch
                (id, agency_id, agency_name, series, year, first_day, last_day, previous_number,
                 first_number, last_number, sum_ore, plan, program, made_at, made_by, made_by_name)
              values (:batch, :agency, 'x', 'B', 2020, '2020-02-01', '2020-02-29', :previous,
                      :previous + 1, :last, 1, '{}', 'x 1', now(), :agency, 'x')
              """)
          .param("batch", batch)
          .param("agency", economist.agencyId())
          .param("previous", previous)
          .param("last", last)
          .param("lines", lines)
          .update();
      jdbc.sql(
              """
              insert into accounting.voucher_file (batch_id, format, sha256, bytes)
              select :batch, format, repeat('0', 64), 1
                from unnest(array['SIE', 'CSV']) with ordinality as own (format, place)
               where place <= :files
              """)
          .param("batch", batch)
          .param("files", files)
          .update();
    });
  }

  @Test
  void who_made_and_who_fetched_stands_in_the_trail() {
    VoucherBatch batch = make(FEBRUARY);
    file(batch, VoucherFile.SIE);
    assertThat(
            jdbc.sql("select act from audit.line where object_id = :id order by id")
                .param("id", batch.id().toString())
                .query(String.class)
                .list())
        .containsExactly("VOUCHERS_MADE", "VOUCHERS_FETCHED");
  }

  private VoucherBatch make(YearMonth month) {
    ObjectRef made = vouchers.make(economist, UUID.randomUUID(), month);
    return vouchers.batch(economist.agencyId(), UUID.fromString(made.id()));
  }

  private List<VoucherBatch> batches() {
    return vouchers.batches(
        economist.agencyId(), se.statsbidrag.pages.Pager.of(1, 1, Vouchers.SIZE));
  }

  private byte[] file(VoucherBatch batch, VoucherFile format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    vouchers.fetch(economist, batch.id(), format, out);
    return out.toByteArray();
  }

  private static String digest(byte[] file) {
    Digested digested = new Digested();
    digested.write(file, 0, file.length);
    return digested.sha256();
  }

  private UUID pot(String name, String kind, Side side, String object) {
    return ledger
        .open(
            economist.agencyId(),
            new NewPot(
                new BudgetYear(2020),
                name,
                kind,
                name,
                side,
                new ObjectRef("test.object", object, name)))
        .id();
  }

  private void move(UUID from, UUID to, long kronor, LocalDate day) {
    booked++;
    ledger.move(
        economist,
        new Movement(
            "prov-" + booked,
            "TESTED",
            from,
            to,
            Money.ofKronor(kronor),
            day,
            new ObjectRef("test.object", "1", "Provet"),
            null,
            "prov"));
  }
}
