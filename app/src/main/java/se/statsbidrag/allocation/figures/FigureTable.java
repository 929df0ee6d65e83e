package se.statsbidrag.allocation.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.tables.Ambiguity;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.TableComplaint;
import se.statsbidrag.tables.TableRow;
import se.statsbidrag.tables.Tables;

/**
 * A file of figures as it was read: CSV, XLSX, px or JSON-stat, with a code or a name and a figure
 * a row.
 *
 * @param totalsRow the sum that the file itself states, where it does
 * @param otherLevel how many rows were about another level: the counties of a file that has all
 * @param refusals what is wrong in the file, by row and column
 * @param notes what was taken care of on the way
 */
record FigureTable(
    List<Row> rows,
    @Nullable BigDecimal totalsRow,
    int otherLevel,
    List<Refusal> refusals,
    List<TableComplaint> notes) {

  private static final ReadOptions.Limits LIMITS =
      ReadOptions.Limits.standard().bytes(20_000_000).unpackedBytes(100_000_000).rows(20_000);

  /**
   * A row of the file.
   *
   * @param number as a person sees it, from 1
   * @param code empty where the file has none
   * @param name empty where the file has none
   */
  record Row(int number, String code, String name, long value) {}

  static FigureTable read(byte[] content, FigureForm form) {
    ReadOptions options =
        ReadOptions.standard().sheet(form.sheet()).points(form.points()).limits(LIMITS);
    if (form.column() != null) {
      options = options.header("value", form.column());
    }
    try {
      return of(Tables.read(content, columns(form.draft()), options), form.draft());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Column> columns(FigureDraft draft) {
    return List.of(
        Column.text(
                "code",
                "kod",
                "kommunkod",
                "regionkod",
                "länskod",
                "kommunnr",
                "region (kod)",
                "kommun (kod)",
                "län (kod)",
                "mottagarkod",
                "organisationsnummer")
            .optional(),
        Column.text(
                "name",
                "namn",
                "kommun",
                "kommuner",
                "kommunnamn",
                "region",
                "regioner",
                "landsting",
                "mottagare",
                "municipality")
            .optional(),
        Column.whole(
                "value",
                "värde",
                draft.driver(),
                draft.name(),
                "folkmängd*",
                "befolkning*",
                "invånare*",
                "antal*",
                "population*")
            .atLeast(0));
  }

  private static FigureTable of(ReadTable table, FigureDraft draft) {
    List<Refusal> refusals = new ArrayList<>();
    table.complaints().forEach(complaint -> refusals.add(refusal(complaint)));
    if (table.more() > 0) {
      refusals.add(Refusal.of("figures.refusal.more", table.more()).at("file"));
    }
    table.questions().forEach(question -> refusals.add(refusal(question)));
    boolean readable = refusals.isEmpty();
    if (readable && !table.has("code") && !table.has("name")) {
      refusals.add(
          Refusal.of("figures.refusal.whom", String.join(", ", table.headers())).at("file"));
    }
    List<Row> rows = new ArrayList<>();
    int otherLevel = 0;
    for (TableRow row : table.rows()) {
      String code = code(row.text("code").strip(), draft.kind());
      if (isOtherLevel(code, draft.kind())) {
        otherLevel++;
        continue;
      }
      long value = row.whole("value");
      if (value == 0 && !draft.zeroAllowed()) {
        refusals.add(
            refusal(
                table.at(
                    row,
                    "value",
                    "figures.zero",
                    List.of(),
                    "Noll. Är noll en riktig siffra här, kryssa i det; saknas siffran, ta bort"
                        + " raden.",
                    "Zero. If zero is a real figure here, tick the box for it; if the figure is"
                        + " missing, remove the row.")));
      }
      rows.add(new Row(row.number(), code, row.text("name").strip(), value));
    }
    return new FigureTable(
        List.copyOf(rows), totals(table), otherLevel, List.copyOf(refusals), table.notes());
  }

  /** The first sum that the file states of the figures. */
  private static @Nullable BigDecimal totals(ReadTable table) {
    return table.totals().stream()
        .filter(row -> row.has("value"))
        .map(row -> row.figure("value"))
        .findFirst()
        .orElse(null);
  }

  /** A code that a spreadsheet took for a number gets its leading zero back. */
  private static String code(String written, RecipientKind kind) {
    String code = written.replace("\u00A0", "");
    boolean lost =
        kind == RecipientKind.MUNICIPALITY
            ? code.matches("[0-9]{3}")
            : kind == RecipientKind.REGION && code.matches("[0-9]");
    return lost ? "0" + code : code;
  }

  /** Official statistics often hold the country, the counties and the municipalities in one. */
  private static boolean isOtherLevel(String code, RecipientKind kind) {
    return switch (kind) {
      case MUNICIPALITY -> code.matches("[0-9]{2}");
      case REGION -> code.equals("00") || code.matches("[0-9]{4}");
      default -> false;
    };
  }

  private static Refusal refusal(TableComplaint complaint) {
    return Refusal.of("figures.refusal.table", new Sentence(complaint)).at("file");
  }

  /** A complaint in the language of whoever reads it. */
  private record Sentence(TableComplaint complaint) {
    @Override
    public String toString() {
      return complaint.line(LocaleContextHolder.getLocale());
    }
  }

  private static Refusal refusal(Ambiguity question) {
    List<String> examples = question.examples().stream().map(Ambiguity.Example::text).toList();
    return Refusal.of(
            "figures.refusal.points",
            question.header(),
            question.count(),
            String.join(", ", examples))
        .at("points");
  }
}
