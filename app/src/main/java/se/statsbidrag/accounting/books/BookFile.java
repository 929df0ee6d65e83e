package se.statsbidrag.accounting.books;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.accounting.books.AccountPlan.Dimension;
import se.statsbidrag.accounting.books.AccountPlan.Mark;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.TableRow;
import se.statsbidrag.tables.Tables;

/**
 * The agency's books as a file: SIE 4 with vouchers or with the changes of each period, or a table
 * with a row for each item and month.
 */
final class BookFile {

  private static final int LONGEST_AMOUNT = 17;
  private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuuMM");

  /** An item in a month. */
  record Row(String item, YearMonth month, Money whole, @Nullable Money within) {}

  private record Key(String item, YearMonth month) {}

  private final AccountPlan plan;
  private final String dimension;
  private final Map<Key, Money> whole =
      new TreeMap<>(Comparator.comparing(Key::item).thenComparing(Key::month));
  private final Map<Key, Money> within = new java.util.HashMap<>();

  private BookFile(AccountPlan plan) {
    this.plan = plan;
    this.dimension =
        plan.dimension(Mark.ITEM).map(Dimension::number).map(String::valueOf).orElse("");
  }

  static boolean isSie(byte[] content) {
    return new String(content, 0, Math.min(content.length, 200), SieWriter.PC8)
        .stripLeading()
        .toUpperCase(Locale.ROOT)
        .startsWith("#FLAGGA");
  }

  /** The rows of a file, or why they cannot be read. */
  static List<Row> read(byte[] content, AccountPlan plan, Locale locale) {
    List<Row> rows = isSie(content) ? new BookFile(plan).sie(content) : table(content, locale);
    if (rows.isEmpty()) {
      throw refused("empty", plan.charged());
    }
    return rows;
  }

  private List<Row> sie(byte[] content) {
    List<SieLine> lines = new String(content, SieWriter.PC8).lines().map(SieLine::of).toList();
    boolean vouchers = lines.stream().anyMatch(line -> line.is("VER"));
    YearMonth month = YearMonth.of(1900, 1);
    boolean ours = false;
    int number = 0;
    for (SieLine line : lines) {
      number++;
      try {
        if (line.is("VER")) {
          month = YearMonth.from(LocalDate.parse(line.field(2), DateTimeFormatter.BASIC_ISO_DATE));
          ours = line.field(0).equals(plan.series());
        } else if (line.is("TRANS")) {
          add(line, line.field(0), line.field(2), month, ours);
        } else if (line.is("PSALDO") && !vouchers && line.field(0).equals("0")) {
          add(line, line.field(2), line.field(4), YearMonth.parse(line.field(1), PERIOD), false);
        }
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        throw refused("line", number);
      }
    }
    return whole.entrySet().stream()
        .map(own ->
            new Row(
                own.getKey().item(),
                own.getKey().month(),
                own.getValue(),
                vouchers ? within.getOrDefault(own.getKey(), Money.ZERO) : null))
        .toList();
  }

  /** What is booked on the account of charges, with an item. */
  private void add(SieLine line, String account, String amount, YearMonth month, boolean ours) {
    String item = line.object(dimension);
    if (!account.equals(plan.charged()) || item == null) {
      return;
    }
    Money money = new Money(new BigDecimal(amount).movePointRight(2).setScale(0).longValueExact());
    whole.merge(new Key(item, month), money, Money::plus);
    if (ours) {
      within.merge(new Key(item, month), money, Money::plus);
    }
  }

  private static List<Row> table(byte[] content, Locale locale) {
    ReadTable table;
    try {
      table =
          Tables.read(
              content,
              List.of(
                  Column.text("month", "månad", "period"),
                  Column.text("item", "anslagspost", "post"),
                  Column.decimal("whole", "belopp*", "hela posten"),
                  Column.decimal("within", "inom uppdraget").optional().orBlank()),
              ReadOptions.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Refused.ifAny(
        table.complaints().stream()
            .map(own -> Refusal.of("books.refusal.table", own.line(locale)).at("file"))
            .toList());
    List<Row> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      rows.add(
          new Row(
              row.text("item"),
              month(row),
              money(row, "whole"),
              table.has("within") && row.has("within") ? money(row, "within") : null));
    }
    if (rows.stream().map(row -> new Key(row.item(), row.month())).distinct().count()
        < rows.size()) {
      throw refused("twice");
    }
    return rows;
  }

  private static YearMonth month(TableRow row) {
    try {
      return YearMonth.parse(row.text("month").strip());
    } catch (DateTimeException e) {
      throw refused("row", row.number(), row.text("month"));
    }
  }

  private static Money money(TableRow row, String column) {
    BigDecimal ore = row.figure(column).movePointRight(2).stripTrailingZeros();
    if (ore.scale() > 0 || ore.precision() - ore.scale() > LONGEST_AMOUNT) {
      throw refused("row", row.number(), row.figure(column).toPlainString());
    }
    return new Money(ore.longValueExact());
  }

  private static Refused refused(String what, Object... arguments) {
    return new Refused(Refusal.of("books.refusal.file." + what, arguments).at("file"));
  }
}
