package se.statsbidrag.tables.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.Column;
import se.statsbidrag.tables.ReadOptions;
import se.statsbidrag.tables.ReadTable;
import se.statsbidrag.tables.Tables;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What is written can be read, by ourselves and by others. */
class RoundTripTest {

  private static final List<OutputColumn> COLUMNS =
      List.of(
          OutputColumn.text("name", "Mottagare"),
          OutputColumn.kronor("amount", "Belopp"),
          OutputColumn.ore("exact", "Belopp i öre"),
          OutputColumn.decimal("share", "Andel"));
  private static final List<Column> WANTED =
      List.of(
          Column.text("name", "Mottagare").orBlank(),
          Column.whole("amount", "Belopp"),
          Column.decimal("exact", "Belopp i öre"),
          Column.decimal("share", "Andel"));
  private static final ReadOptions ANY_LABEL = ReadOptions.standard().totalLabels(List.of());
  private static final String[] PIECES = {
    "a", "Å", "ä", "ö", "Ö", "é", "ß", "€", "–", "😀", " ", "\u00A0", "\u202F", "\u2009", "\"",
    "\"\"", "'", ";", ",", "\t", "|", "\n", "\r\n", "=", "+", "-", "@", "0", "7", ".", "<", "&",
    "]]>", "_x000D_", "kr", "Totalt", "\\", "/", "\u2212", "\u0000", "\u0007", "\uFFFF", "\uD800"
  };

  private static List<List<Object>> rows(Random random, int pieces) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      StringBuilder name = new StringBuilder("Å");
      for (int j = random.nextInt(8); j > 0; j--) {
        name.append(PIECES[random.nextInt(pieces)]);
      }
      if (random.nextBoolean()) {
        name.deleteCharAt(0);
      }
      long amount = random.nextLong() >> (14 + random.nextInt(50));
      long ore = random.nextLong() >> (14 + random.nextInt(50));
      BigDecimal share = BigDecimal.valueOf(random.nextLong() >> 14, random.nextInt(8));
      rows.add(List.of(name.toString(), bounded(amount), bounded(ore), share));
    }
    return rows;
  }

  private static long bounded(long figure) {
    return figure % 1_000_000_000_000_000L;
  }

  private static byte[] write(TableFormat format, WriteOptions options, List<List<Object>> rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableWriter.write(format, out, COLUMNS, options, rows.iterator());
    return out.toByteArray();
  }

  /** As a reader sees a text: without spaces at its ends. */
  private static String seen(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isSpaceChar(c);
  }

  private static void assertSame(ReadTable table, List<List<Object>> rows, boolean unix) {
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      List<Object> row = rows.get(i);
      String name = unix ? row.get(0).toString().replace("\r\n", "\n") : row.get(0).toString();
      assertThat(table.rows().get(i).text("name")).isEqualTo(seen(name));
      assertThat(table.rows().get(i).whole("amount")).isEqualTo(row.get(1));
      assertThat(table.rows().get(i).figure("exact"))
          .isEqualByComparingTo(BigDecimal.valueOf((long) row.get(2), 2));
      assertThat(table.rows().get(i).figure("share")).isEqualByComparingTo((BigDecimal) row.get(3));
    }
  }

  @Test
  void a_swedish_csv_is_read_back_as_it_was() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      List<List<Object>> rows = rows(new Random(seed), PIECES.length - 4);
      byte[] bytes = write(TableFormat.CSV, WriteOptions.swedish(), rows);
      assertSame(Tables.read(bytes, WANTED, ANY_LABEL), rows, false);
    }
  }

  @Test
  void a_plain_csv_is_read_back_as_it_was() throws IOException {
    ReadOptions points = ANY_LABEL.points(Points.DECIMAL);
    for (int seed = 0; seed < 400; seed++) {
      List<List<Object>> rows = rows(new Random(seed), PIECES.length - 4);
      byte[] bytes = write(TableFormat.CSV, WriteOptions.plain(), rows);
      assertSame(Tables.read(bytes, WANTED, points), rows, false);
    }
  }

  @Test
  void a_workbook_is_read_back_as_it_was() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      List<List<Object>> rows = rows(new Random(seed), PIECES.length - 8);
      byte[] bytes = write(TableFormat.XLSX, WriteOptions.swedish(), rows);
      assertSame(Tables.read(bytes, WANTED, ANY_LABEL), rows, true);
    }
  }

  @Test
  void a_workbook_of_any_text_can_be_opened_by_another_program() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      List<List<Object>> rows = rows(new Random(seed), PIECES.length);
      byte[] bytes = write(TableFormat.XLSX, WriteOptions.swedish(), rows);
      try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
        Sheet sheet = workbook.getSheetAt(0);
        assertThat(sheet.getLastRowNum()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
          assertThat(sheet.getRow(i + 1).getCell(1).getNumericCellValue())
              .isEqualTo(((Long) rows.get(i).get(1)).doubleValue());
        }
      }
    }
  }

  @Test
  void json_is_read_back_as_it_was() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      List<List<Object>> rows = rows(new Random(seed), PIECES.length - 1);
      byte[] bytes = write(TableFormat.JSON, WriteOptions.plain(), rows);
      try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
        assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
        for (List<Object> row : rows) {
          assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
          assertThat(json.nextName()).isEqualTo("name");
          assertThat(json.nextStringValue()).isEqualTo(row.get(0));
          assertThat(json.nextName()).isEqualTo("amount");
          assertThat(json.nextLongValue(0)).isEqualTo(row.get(1));
          assertThat(json.nextName()).isEqualTo("exact");
          json.nextToken();
          assertThat(json.getDecimalValue()).isEqualTo(BigDecimal.valueOf((long) row.get(2), 2));
          assertThat(json.nextName()).isEqualTo("share");
          json.nextToken();
          assertThat(json.getDecimalValue()).isEqualByComparingTo((BigDecimal) row.get(3));
          assertThat(json.nextToken()).isEqualTo(JsonToken.END_OBJECT);
        }
        assertThat(json.nextToken()).isEqualTo(JsonToken.END_ARRAY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+46", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "'=x", "''-1"})
  void no_text_in_a_csv_becomes_a_formula(String text) throws IOException {
    byte[] bytes =
        write(
            TableFormat.CSV, WriteOptions.plain(), List.of(List.of(text, 1L, 1L, BigDecimal.ONE)));
    String line = new String(bytes, StandardCharsets.UTF_8).split("\r\n", 2)[1];
    assertThat(line.startsWith("\"") ? line.substring(1) : line).startsWith("'");
    assertThat(Guard.removed(Guard.added(text))).isEqualTo(text);
  }

  @Test
  void a_negative_figure_is_a_figure_and_not_guarded() throws IOException {
    byte[] bytes =
        write(
            TableFormat.CSV,
            WriteOptions.swedish().mark(false),
            List.of(List.of("Väsby", -5L, -5L, new BigDecimal("-0.5"))));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("Mottagare;Belopp;Belopp i öre;Andel\r\nVäsby;-5;-0,05;-0,5\r\n");
  }

  @Test
  void a_csv_for_excel_begins_with_its_mark() throws IOException {
    byte[] bytes = write(TableFormat.CSV, WriteOptions.swedish(), List.of());
    assertThat(Arrays.copyOf(bytes, 3)).containsExactly(0xEF, 0xBB, 0xBF);
  }

  @Test
  void a_workbook_has_its_header_frozen_its_kronor_formatted_and_its_facts() throws IOException {
    WriteOptions options =
        WriteOptions.swedish().sheet("Nyckel 2020: [regioner]").about("Om", Map.of("Beslut", "S1"));
    byte[] bytes =
        write(
            TableFormat.XLSX,
            options,
            List.of(List.of("Region Skåne", 3416090L, 341609050L, new BigDecimal("0.25"))));
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Nyckel 2020   regioner");
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
      assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("Belopp");
      DataFormatter shown = new DataFormatter(java.util.Locale.US);
      assertThat(shown.formatCellValue(sheet.getRow(1).getCell(1))).isEqualTo("3,416,090 kr");
      assertThat(shown.formatCellValue(sheet.getRow(1).getCell(2))).isEqualTo("3,416,090.50 kr");
      assertThat(workbook.getSheetAt(1).getRow(0).getCell(1).getStringCellValue()).isEqualTo("S1");
    }
  }

  @Test
  void dates_and_empty_cells_are_written_in_each_format() throws IOException {
    List<OutputColumn> columns =
        List.of(OutputColumn.date("day", "Dag"), OutputColumn.text("text", "Text"));
    for (TableFormat format : TableFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (TableWriter writer = TableWriter.open(format, out, columns, WriteOptions.swedish())) {
        writer.date(LocalDate.of(2020, 3, 12));
        writer.blank();
        writer.endRow();
      }
      if (format == TableFormat.JSON) {
        assertThat(out.toString(StandardCharsets.UTF_8))
            .contains("{\"day\":\"2020-03-12\",\"text\":null}");
      } else {
        ReadTable table =
            Tables.read(
                out.toByteArray(),
                List.of(Column.text("day", "Dag"), Column.text("text").optional()),
                ANY_LABEL);
        assertThat(table.rows().getFirst().text("day")).isEqualTo("2020-03-12");
        assertThat(table.rows().getFirst().has("text")).isFalse();
      }
    }
  }

  @Test
  void a_row_askew_is_the_writers_fault_and_said() throws IOException {
    TableWriter writer =
        TableWriter.open(
            TableFormat.CSV, new ByteArrayOutputStream(), COLUMNS, WriteOptions.plain());
    writer.text("x");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(writer::endRow))
        .isInstanceOf(IllegalStateException.class);
  }
}
