package se.statsbidrag.accounting.books;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.accounting.books.AccountPlan.Account;
import se.statsbidrag.accounting.books.AccountPlan.Dimension;
import se.statsbidrag.accounting.books.AccountPlan.Mark;
import se.statsbidrag.accounting.books.VoucherRows.Line;
import se.statsbidrag.accounting.books.VoucherRows.Voucher;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/**
 * Writes a batch of vouchers as a file, out of nothing but what the batch keeps: the same bytes
 * whoever asks, in whatever language, whenever.
 */
@Component
class VoucherFiles {

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int BEFORE_HYPHEN = 6;

  private final VoucherRows rows;

  VoucherFiles(VoucherRows rows) {
    this.rows = rows;
  }

  /** To be called in a transaction, so that rows are read as they are written. */
  void write(VoucherBatch batch, VoucherFile format, OutputStream out) {
    try {
      switch (format) {
        case SIE -> sie(batch, out);
        case CSV -> csv(batch, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sie(VoucherBatch batch, OutputStream out) throws IOException {
    try (SieWriter sie = new SieWriter(out)) {
      head(batch, sie);
      AccountPlan plan = batch.plan();
      for (Account account : plan.accounts()) {
        sie.line("KONTO", account.number(), sie.text(account.name()));
      }
      for (Dimension dimension : plan.dimensions()) {
        sie.line("DIM", "" + dimension.number(), sie.text(dimension.name()));
      }
      rows.names(
          batch.id(),
          named ->
              plan.dimension(named.of())
                  .ifPresent(dimension ->
                      line(
                          sie,
                          "OBJEKT",
                          "" + dimension.number(),
                          sie.text(named.code()),
                          sie.text(named.name()))));
      LocalDate made = batch.madeAt().atZoneSameInstant(SWEDEN).toLocalDate();
      rows.all(batch.id(), voucher -> voucher(batch, made, voucher, sie));
    }
  }

  private static void head(VoucherBatch batch, SieWriter sie) throws IOException {
    String[] program = batch.program().split(" ", 2);
    LocalDate made = batch.madeAt().atZoneSameInstant(SWEDEN).toLocalDate();
    sie.line("FLAGGA", "0");
    sie.line("PROGRAM", sie.text(program[0]), sie.text(program[1]));
    sie.line("FORMAT", "PC8");
    sie.line("GEN", SieWriter.day(made), sie.text(batch.madeBy()));
    sie.line("SIETYP", "4");
    sie.line(
        "PROSA",
        sie.text("Verifikationer " + batch.label() + ", " + batch.first() + "–" + batch.last()));
    if (batch.organisationNumber() != null) {
      String number = batch.organisationNumber();
      sie.line("ORGNR", number.substring(0, BEFORE_HYPHEN) + "-" + number.substring(BEFORE_HYPHEN));
    }
    sie.line("FNAMN", sie.text(batch.agencyName()));
    sie.line("RAR", "0", batch.year() + "0101", batch.year() + "1231");
  }

  private static void voucher(VoucherBatch batch, LocalDate made, Voucher voucher, SieWriter sie) {
    line(
        sie,
        "VER",
        sie.text(batch.series()),
        "" + voucher.number(),
        SieWriter.day(voucher.day()),
        sie.text(text(voucher)),
        SieWriter.day(made),
        sie.text(batch.madeBy()));
    try {
      sie.begin();
      for (Line line : voucher.lines()) {
        sie.line(
            "TRANS",
            line.account(),
            objects(batch.plan(), line, sie),
            SieWriter.amount(line.amount()));
      }
      sie.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Voucher voucher) {
    return voucher.document() == null ? voucher.text() : voucher.text() + ", " + voucher.document();
  }

  /** What a line is marked with: the dimension's number and the code, pair by pair. */
  private static String objects(AccountPlan plan, Line line, SieWriter sie) {
    List<String> objects = new ArrayList<>();
    for (Dimension dimension : plan.dimensions()) {
      @Nullable String code = line.code(dimension.of());
      if (code != null) {
        objects.add(dimension.number() + " " + sie.text(code));
      }
    }
    return "{" + String.join(" ", objects) + "}";
  }

  private static void line(SieWriter sie, String label, String... fields) {
    try {
      sie.line(label, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row for each line of a voucher, in Swedish, as accounting systems here read it. */
  private void csv(VoucherBatch batch, OutputStream out) throws IOException {
    Map<Mark, Map<String, String>> names = new HashMap<>();
    rows.names(
        batch.id(),
        named ->
            names
                .computeIfAbsent(named.of(), mark -> new HashMap<>())
                .put(named.code(), named.name()));
    try (TableWriter table =
        TableWriter.open(TableFormat.CSV, out, columns(), WriteOptions.swedish())) {
      rows.all(
          batch.id(),
          voucher -> {
            for (Line line : voucher.lines()) {
              row(batch, voucher, line, names, table);
            }
          });
    }
  }

  private static List<OutputColumn> columns() {
    return List.of(
        OutputColumn.text("series", "Serie"),
        OutputColumn.whole("number", "Nummer"),
        OutputColumn.date("day", "Datum"),
        OutputColumn.text("text", "Text"),
        OutputColumn.text("document", "Handling"),
        OutputColumn.text("account", "Konto"),
        OutputColumn.text("accountName", "Kontonamn"),
        OutputColumn.ore("debit", "Debet"),
        OutputColumn.ore("credit", "Kredit"),
        OutputColumn.text("item", "Anslagspost"),
        OutputColumn.text("line", "Budgetrad"),
        OutputColumn.text("counterparty", "Motpart"),
        OutputColumn.text("counterpartyName", "Motpartens namn"),
        OutputColumn.text("counterpartyKind", "Motpartens slag"),
        OutputColumn.text("transfer", "Överföring"));
  }

  private static void row(
      VoucherBatch batch,
      Voucher voucher,
      Line line,
      Map<Mark, Map<String, String>> names,
      TableWriter table) {
    try {
      table.text(batch.series());
      table.whole(voucher.number());
      table.date(voucher.day());
      table.text(voucher.text());
      table.text(voucher.document() == null ? "" : voucher.document());
      table.text(line.account());
      table.text(batch.plan().accountName(line.account()));
      long ore = line.amount().ore();
      table.whole(Math.max(ore, 0));
      table.whole(Math.max(-ore, 0));
      table.text(line.item() == null ? "" : line.item());
      table.text(line.line() == null ? "" : line.line());
      table.text(line.counterparty() == null ? "" : line.counterparty());
      table.text(name(names, Mark.COUNTERPARTY, line));
      table.text(name(names, Mark.COUNTERPARTY_KIND, line));
      table.text(voucher.transfer().toString());
      table.endRow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Map<Mark, Map<String, String>> names, Mark mark, Line line) {
    @Nullable String code = line.code(mark);
    return code == null ? "" : names.getOrDefault(mark, Map.of()).getOrDefault(code, code);
  }
}
