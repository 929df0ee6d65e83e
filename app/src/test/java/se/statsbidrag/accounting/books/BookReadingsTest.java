package se.statsbidrag.accounting.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.recipient.Recipients;

@SystemTest
class BookReadingsTest {

  private static final String ITEM = "UO9-4:7-8";
  private static final YearMonth FEBRUARY = YearMonth.of(2020, 2);
  private static final LocalDate DAY = LocalDate.of(2020, 2, 12);
  private static final Locale SWEDISH = Locale.of("sv");

  @Autowired BookReadings readings;
  @Autowired Vouchers vouchers;
  @Autowired Ledger ledger;
  @Autowired Recipients recipients;
  @Autowired TestPeople people;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Actor economist;

  @BeforeEach
  void an_agency_that_has_paid_two_hundred() {
    UUID agency = recipients.add("Provmyndigheten " + UUID.randomUUID(), false);
    economist = people.at(agency, Role.ECONOMIST);
    UUID treasury = pot("statskassan", "TREASURY", Side.DEBIT, "2020");
    UUID item = pot("post", "APPROPRIATION_ITEM", Side.CREDIT, ITEM);
    UUID line = pot("rad", "BUDGET_LINE", Side.CREDIT, "rad");
    UUID award = pot("beviljat", "AWARD", Side.CREDIT, "beviljat");
    move("1", treasury, item, 1000);
    move("2", item, line, 1000);
    move("3", line, award, 300);
    move("4", award, pot("utbetalt", "PAID", Side.CREDIT, ITEM), 200);
  }

  @Test
  @Shows("L12")
  void the_books_that_have_taken_our_vouchers_agree_and_hold_the_rest_of_the_item_too() {
    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    ObjectRef made = vouchers.make(economist, UUID.randomUUID(), FEBRUARY);
    vouchers.fetch(economist, UUID.fromString(made.id()), VoucherFile.SIE, ours);
    String others =
        "#VER \"A\" 7 20200220 \"Annat\"\r\n{\r\n#TRANS 1881 {20 \"UO9-4:7-8\"} 50.25\r\n"
            + "#TRANS 1930 {} -50.25\r\n}\r\n";
    read(ours.toString(SieWriter.PC8) + others);
    BookMonth month = readings.month(economist.agencyId(), ITEM, FEBRUARY);
    assertThat(month.ledger()).isEqualTo(Money.ofKronor(200));
    assertThat(month.within()).isEqualTo(Money.ofKronor(200));
    assertThat(month.whole()).isEqualTo(new Money(25_025));
    assertThat(month.difference()).isEqualTo(Money.ZERO);
    assertThat(readings.whole(economist.agencyId(), ITEM, 2020, DAY).orElseThrow())
        .isEqualTo(new BookReadings.Whole(new Money(25_025), FEBRUARY));
    assertThat(readings.whole(economist.agencyId(), ITEM, 2020, LocalDate.of(2020, 1, 31)))
        .isEmpty();
  }

  @Test
  void a_table_is_read_and_what_a_later_one_says_of_a_month_holds() {
    read("Månad;Anslagspost;Belopp\n2020-02;UO9-4:7-8;200,00\n2020-01;UO9-4:7-8;7\n");
    assertThat(months())
        .extracting(own -> own.difference())
        .containsExactly(Money.ZERO, Money.ofKronor(7));
    read("Månad;Anslagspost;Belopp;Inom uppdraget\n2020-02;UO9-4:7-8;900;180,5\n");
    BookMonth month = readings.month(economist.agencyId(), ITEM, FEBRUARY);
    assertThat(month.difference()).isEqualTo(new Money(-1950));
    assertThat(month.open()).isTrue();
  }

  @Test
  void a_difference_is_explained_for_its_figures_and_no_others() {
    read("Månad;Anslagspost;Belopp\n2020-02;UO9-4:7-8;250\n");
    assertThatThrownBy(() -> explain(" ")).hasMessage("books.refusal.why");
    explain("Egna kostnader, 50 kronor");
    BookMonth explained = readings.month(economist.agencyId(), ITEM, FEBRUARY);
    assertThat(explained.open()).isFalse();
    assertThat(explained.explanation()).isEqualTo("Egna kostnader, 50 kronor");
    read("Månad;Anslagspost;Belopp\n2020-02;UO9-4:7-8;251\n");
    assertThat(readings.month(economist.agencyId(), ITEM, FEBRUARY).open()).isTrue();
    read("Månad;Anslagspost;Belopp\n2020-02;UO9-4:7-8;200\n");
    assertThatThrownBy(() -> explain("igen")).hasMessage("books.refusal.same");
    assertThatThrownBy(() -> jdbc.sql("delete from accounting.book_explanation").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void period_balances_are_read_where_the_file_has_no_vouchers() {
    read(
        "#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 3\r\n"
            + "#PSALDO 0 202002 1881 {20 \"UO9-4:7-8\"} 200.00\r\n"
            + "#PSALDO -1 202002 1881 {20 \"UO9-4:7-8\"} 999.00\r\n"
            + "#PSALDO 0 202002 1930 {20 \"UO9-4:7-8\"} 1.00\r\n");
    BookMonth month = readings.month(economist.agencyId(), ITEM, FEBRUARY);
    assertThat(month.within()).isNull();
    assertThat(month.difference()).isEqualTo(Money.ZERO);
  }

  @Test
  void a_file_that_cannot_be_read_says_where() {
    refused("#FLAGGA 0\r\n#VER A 1 20209999 \"x\"\r\n", "books.refusal.file.line");
    refused("#FLAGGA 0\r\n#VER A 1 20200201 \"x\"\r\n", "books.refusal.file.empty");
    refused("Månad;Anslagspost;Belopp\nfebruari;A;1\n", "books.refusal.file.row");
    refused("Månad;Anslagspost;Belopp\n2020-02;A;1,005\n", "books.refusal.file.row");
    refused("Månad;Anslagspost;Belopp\n2020-02;A;1\n2020-02;A;2\n", "books.refusal.file.twice");
    refused("Månad;Belopp\n2020-02;1\n", "books.refusal.table");
    read("Månad;Anslagspost;Belopp\n2020-02;A;1\n");
    refused("Månad;Anslagspost;Belopp\n2020-02;A;1\n", "books.refusal.file.again");
  }

  @Test
  void a_month_that_has_not_been_read_in_has_no_difference() throws Exception {
    try (Visitor visitor = people.visitor(port, economist)) {
      String unread = visitor.get("/redovisningen?ar=2020").body();
      String row = "tr:contains(Inte inläst) td.num:nth-of-type(5)";
      assertThat(Jsoup.parse(unread).select(row).text()).isEqualTo("–");
    }
  }

  @Test
  void an_economist_reads_a_file_in_and_an_auditor_does_not() throws Exception {
    try (Visitor visitor = new Visitor(port)) {
      visitor.signIn("Ekon");
      assertThat(visitor.get("/redovisningen?ar=2019").body()).contains("Läs in redovisningen");
      String table = "Månad;Anslagspost;Belopp\n2019-02;" + UUID.randomUUID() + ";1\n";
      String key = UUID.randomUUID().toString();
      assertThat(
              visitor
                  .upload(
                      "/redovisningen",
                      java.util.Map.of("key", key),
                      "bok.csv",
                      table.getBytes(StandardCharsets.UTF_8))
                  .body())
          .contains("bok.csv, 1 månader");
      assertThat(visitor.get("/redovisningen?ar=2019").body()).contains("Ska förklaras");
      assertThat(visitor.get("/redovisningen/x/2019-02").statusCode()).isEqualTo(404);
    }
    try (Visitor auditor = new Visitor(port)) {
      auditor.signIn("Greta");
      assertThat(auditor.get("/redovisningen").body()).doesNotContain("Läs in redovisningen");
    }
  }

  private void refused(String file, String key) {
    assertThatThrownBy(() -> read(file))
        .as(file)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusals().getFirst().key()).isEqualTo(key));
  }

  private void read(String file) {
    byte[] content =
        file.startsWith("#") ? file.getBytes(SieWriter.PC8) : file.getBytes(StandardCharsets.UTF_8);
    readings.read(economist, UUID.randomUUID(), "bok", content, SWEDISH);
  }

  private void explain(String why) {
    readings.explain(economist, UUID.randomUUID(), ITEM, FEBRUARY, why);
  }

  private List<BookMonth> months() {
    return readings.year(economist.agencyId(), 2020);
  }

  private UUID pot(String name, String kind, Side side, String object) {
    ObjectRef about = new ObjectRef("test.object", object, name);
    return ledger
        .open(economist.agencyId(), new NewPot(new BudgetYear(2020), name, kind, name, side, about))
        .id();
  }

  private void move(String key, UUID from, UUID to, long kronor) {
    ObjectRef about = new ObjectRef("test.object", "1", "Provet");
    ledger.move(
        economist,
        new Movement(key, "TESTED", from, to, Money.ofKronor(kronor), DAY, about, null, "prov"));
  }
}
