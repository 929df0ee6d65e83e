package se.statsbidrag.allocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.tables.Ambiguity;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.TableRow;
import se.statsbidrag.tables.Tables;

/** A key as printed, read from a table: CSV or workbook, with names, figures and amounts. */
final class KeyTable {

  static final String POPULATION = "population";
  static final String GROUP = "group";

  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String AMOUNT = "amount";

  /** One printed row, before anybody has said whom it means. */
  record Printed(String name, @Nullable String code, Map<String, Long> figures, Money amount) {}

  private KeyTable() {}

  /**
   * The rows of a table.
   *
   * @throws Refused with row, column and what to do for everything that is wrong in it
   */
  static List<Printed> read(
      byte[] content, RecipientKind kind, Ambiguity.Points points, Locale locale) {
    ReadTable table;
    try {
      table = Tables.read(content, columns(kind), ReadOptions.standard().points(points));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    refuse(table, locale);
    List<Printed> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      rows.add(printed(row, table));
    }
    compareTotals(table, rows);
    return rows;
  }

  private static List<Column> columns(RecipientKind kind) {
    int digits = kind == RecipientKind.MUNICIPALITY ? 4 : 2;
    return List.of(
        Column.code(CODE, digits, "kod", "kommunkod", "länskod", "regionkod").optional(),
        Column.text(
            NAME, "namn", "kommun", "kommuner", "region", "regioner", "landsting", "mottagare"),
        Column.whole(POPULATION, "befolkning*", "folkmängd*", "invånare*", "invånarantal")
            .optional()
            .atLeast(0),
        Column.whole(GROUP, "kommungrupp", "grupp").optional().atLeast(0),
        Column.decimal(AMOUNT, "belopp*", "statsbidrag*", "summa", "kronor").atLeast(0));
  }

  private static void refuse(ReadTable table, Locale locale) {
    List<Refusal> refusals = new ArrayList<>();
    table
        .complaints()
        .forEach(complaint ->
            refusals.add(
                Refusal.of("allocation.refusal.table", complaint.line(locale)).at("file")));
    if (table.more() > 0) {
      refusals.add(Refusal.of("allocation.refusal.table.more", table.more()).at("file"));
    }
    for (Ambiguity question : table.questions()) {
      Ambiguity.Example example = question.examples().getFirst();
      refusals.add(
          Refusal.of(
                  "allocation.refusal.table.points",
                  question.header(),
                  example.row(),
                  example.text())
              .at("points"));
    }
    Refused.ifAny(refusals);
  }

  private static Printed printed(TableRow row, ReadTable table) {
    Map<String, Long> figures = new HashMap<>();
    for (String figure : List.of(POPULATION, GROUP)) {
      if (table.has(figure) && row.has(figure)) {
        figures.put(figure, row.whole(figure));
      }
    }
    return new Printed(
        row.text(NAME), row.has(CODE) ? row.text(CODE) : null, figures, money(row, row.number()));
  }

  private static Money money(TableRow row, int number) {
    BigDecimal ore = row.figure(AMOUNT).movePointRight(2).stripTrailingZeros();
    if (ore.scale() > 0 || ore.precision() - ore.scale() > 17) {
      throw new Refused(
          Refusal.of("allocation.refusal.table.amount", number, row.figure(AMOUNT).toPlainString())
              .at("file"));
    }
    return new Money(ore.longValueExact());
  }

  /** A printed row of sums must agree with the rows; it is never taken for one of them. */
  private static void compareTotals(ReadTable table, List<Printed> rows) {
    Money sum = Money.sum(rows.stream().map(Printed::amount).toList());
    List<Refusal> refusals = new ArrayList<>();
    for (TableRow total : table.totals()) {
      if (total.has(AMOUNT) && !money(total, total.number()).equals(sum)) {
        refusals.add(
            Refusal.of(
                    "allocation.refusal.table.total",
                    total.number(),
                    total.figure(AMOUNT),
                    BigDecimal.valueOf(sum.ore(), 2))
                .at("file"));
      }
    }
    Refused.ifAny(refusals);
  }
}
