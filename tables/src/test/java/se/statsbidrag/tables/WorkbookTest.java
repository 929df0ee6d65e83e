package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTest {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final List<Column> COLUMNS =
      List.of(
          Column.code("code", 4, "kommunkod"),
          Column.text("name", "kommun"),
          Column.whole("population", "invånare"));

  private static ReadTable read(byte[] bytes) throws IOException {
    return Tables.read(bytes, COLUMNS, ReadOptions.standard());
  }

  private static String onlyKey(byte[] bytes) throws IOException {
    ReadTable table = read(bytes);
    assertThat(table.rows()).isEmpty();
    assertThat(table.complaints()).hasSize(1);
    assertThat(table.complaints().getFirst().swedish()).endsWith(".");
    return table.complaints().getFirst().key();
  }

  private static void row(Sheet sheet, int number, Object... cells) {
    Row row = sheet.createRow(number);
    for (int i = 0; i < cells.length; i++) {
      switch (cells[i]) {
        case String text -> row.createCell(i).setCellValue(text);
        case Double figure -> row.createCell(i).setCellValue(figure);
        case Integer figure -> row.createCell(i).setCellValue(figure);
        default -> throw new IllegalArgumentException();
      }
    }
  }

  private static byte[] bytes(org.apache.poi.ss.usermodel.Workbook workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    workbook.close();
    return out.toByteArray();
  }

  @Test
  void a_workbook_of_another_program_is_read() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("Folkmängd");
    row(sheet, 0, "Folkmängd 1 november 2019");
    row(sheet, 2, "Kommunkod", "Kommun", "Invånare");
    row(sheet, 3, "0114", "Upplands Väsby", 46786);
    row(sheet, 4, 115, "Vallentuna", "33\u00A0807");
    row(sheet, 6, "", "Totalt", 80593);
    ReadTable table = read(bytes(workbook));
    assertThat(table.complaints()).isEmpty();
    assertThat(table.headerRow()).isEqualTo(3);
    assertThat(table.rows()).extracting(each -> each.text("code")).containsExactly("0114", "0115");
    assertThat(table.rows().get(1).whole("population")).isEqualTo(33807);
    assertThat(table.rows().get(1).number()).isEqualTo(5);
    assertThat(table.totals().getFirst().whole("population")).isEqualTo(80593);
    assertThat(table.notes()).extracting(TableComplaint::key).containsExactly("tables.note.zero");
  }

  @Test
  void a_formula_is_taken_at_its_computed_value_and_said() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet();
    row(sheet, 0, "kommunkod", "kommun", "invånare");
    row(sheet, 1, "0114", "Upplands Väsby");
    sheet.getRow(1).createCell(2).setCellFormula("40000+6786");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    ReadTable table = read(bytes(workbook));
    assertThat(table.rows().getFirst().whole("population")).isEqualTo(46786);
    assertThat(table.notes())
        .singleElement()
        .satisfies(note -> {
          assertThat(note.key()).isEqualTo("tables.note.formulas");
          assertThat(note.args()).containsExactly(1, "C2");
        });
  }

  @Test
  void a_formula_that_was_never_computed_is_refused() throws IOException {
    byte[] sheet =
        sheet(
            "<row r=\"2\">"
                + text("A2", "0114")
                + text("B2", "Väsby")
                + "<c r=\"C2\"><f>40000+6786</f></c></row>");
    ReadTable table = read(sheet);
    assertThat(table.complaints().getFirst().line(SWEDISH))
        .startsWith("Rad 2, kolumn C (invånare): Cellen har en formel som aldrig räknats ut.");
  }

  @Test
  void a_formula_in_error_is_refused() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet();
    row(sheet, 0, "kommunkod", "kommun", "invånare");
    row(sheet, 1, "0114", "Upplands Väsby");
    sheet.getRow(1).createCell(2).setCellFormula("1/0");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    assertThat(read(bytes(workbook)).complaints().getFirst().line(SWEDISH))
        .isEqualTo(
            "Rad 2, kolumn C (invånare): Cellens formel ger felet #DIV/0!. Rätta formeln, eller"
                + " ersätt den med ett värde.");
  }

  @Test
  void a_day_is_read_as_it_is_shown() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet();
    row(sheet, 0, "datum");
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("d mmmm yyyy"));
    sheet.createRow(1).createCell(0).setCellValue(LocalDate.of(2019, 11, 1));
    sheet.getRow(1).getCell(0).setCellStyle(style);
    ReadTable table =
        Tables.read(bytes(workbook), List.of(Column.text("datum")), ReadOptions.standard());
    assertThat(table.rows().getFirst().text("datum")).isEqualTo("2019-11-01");
  }

  @Test
  void the_sheet_can_be_chosen_and_the_choice_is_said() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    row(workbook.createSheet("Läs mig"), 0, "Om tabellen");
    workbook.setSheetHidden(0, true);
    Sheet first = workbook.createSheet("2018");
    row(first, 0, "kommunkod", "kommun", "invånare");
    row(first, 1, "0114", "Väsby", 1);
    Sheet second = workbook.createSheet("2019");
    row(second, 0, "kommunkod", "kommun", "invånare");
    row(second, 1, "0114", "Väsby", 2);
    byte[] bytes = bytes(workbook);
    ReadTable table = read(bytes);
    assertThat(table.rows().getFirst().whole("population")).isEqualTo(1);
    assertThat(table.notes().getFirst().swedish())
        .isEqualTo("Bladet 2018 lästes. Arbetsboken har också: Läs mig, 2019.");
    ReadTable other = Tables.read(bytes, COLUMNS, ReadOptions.standard().sheet("2019"));
    assertThat(other.rows().getFirst().whole("population")).isEqualTo(2);
    ReadTable none = Tables.read(bytes, COLUMNS, ReadOptions.standard().sheet("2020"));
    assertThat(none.complaints().getFirst().swedish())
        .isEqualTo("Arbetsboken har inget blad som heter 2020. Den har: Läs mig, 2018, 2019.");
  }

  @Test
  void hidden_rows_are_read_and_said() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet();
    row(sheet, 0, "kommunkod", "kommun", "invånare");
    row(sheet, 1, "0114", "Väsby", 1);
    sheet.getRow(1).setZeroHeight(true);
    ReadTable table = read(bytes(workbook));
    assertThat(table.rows()).hasSize(1);
    assertThat(table.notes()).extracting(TableComplaint::key).contains("tables.note.hidden");
  }

  @Test
  void a_million_empty_rows_are_passed_over_quickly() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 2; i < 1_000_000; i++) {
      rows.append("<row r=\"").append(i).append("\" ht=\"15\"><c r=\"A").append(i);
      rows.append("\" s=\"0\"/></row>");
    }
    rows.append("<row r=\"1000000\">").append(text("A1000000", "0114"));
    rows.append(text("B1000000", "Väsby")).append("<c r=\"C1000000\"><v>46786</v></c></row>");
    byte[] bytes = sheet(rows.toString());
    long start = System.nanoTime();
    ReadTable table = read(bytes);
    assertThat(table.complaints()).isEmpty();
    assertThat(table.rows().getFirst().number()).isEqualTo(1_000_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_zip_bomb_is_refused_before_it_swells() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      skeleton(zip);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        zip.write(spaces);
      }
    }
    assertThat(onlyKey(out.toByteArray())).isEqualTo("tables.xlsx.bomb");
  }

  @Test
  void a_bomb_among_the_strings_is_refused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      skeleton(zip);
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>"
              + "</worksheet>");
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write("<sst><si><t>".getBytes(StandardCharsets.UTF_8));
      byte[] letters = "A".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        zip.write(letters);
      }
    }
    assertThat(read(out.toByteArray()).holds()).isFalse();
  }

  @Test
  void an_archive_of_very_many_parts_is_refused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      skeleton(zip);
      for (int i = 0; i < 6_000; i++) {
        part(zip, "x" + i, "");
      }
    }
    assertThat(onlyKey(out.toByteArray())).isEqualTo("tables.xlsx.parts");
  }

  @Test
  void entities_are_not_read() throws IOException {
    byte[] bytes =
        workbook(
            "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row>"
                + "</sheetData></worksheet>");
    assertThat(onlyKey(bytes)).isEqualTo("tables.xlsx.broken");
  }

  @Test
  void a_cell_far_out_is_refused_and_not_padded() throws IOException {
    assertThat(onlyKey(sheet("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>")))
        .isEqualTo("tables.columns.many");
    assertThat(onlyKey(sheet("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")))
        .isEqualTo("tables.xlsx.broken");
  }

  @Test
  void another_kind_of_file_is_named() throws Exception {
    HSSFWorkbook old = new HSSFWorkbook();
    old.createSheet();
    assertThat(onlyKey(bytes(old))).isEqualTo("tables.file.xls");
    assertThat(onlyKey(encrypted())).isEqualTo("tables.file.locked");
    assertThat(onlyKey("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8))).isEqualTo("tables.file.pdf");
    assertThat(onlyKey("<html><table><tr><td>1".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("tables.file.html");
    assertThat(onlyKey(zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")))
        .isEqualTo("tables.file.ods");
    assertThat(onlyKey(zip("bilder/karta.svg", "<svg/>"))).isEqualTo("tables.file.zip");
    assertThat(onlyKey(new byte[] {'P', 'K', 3, 4, 1, 2, 3})).isEqualTo("tables.xlsx.broken");
    byte[] whole = sheet("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>");
    assertThat(onlyKey(java.util.Arrays.copyOf(whole, whole.length - 30)))
        .isEqualTo("tables.xlsx.broken");
  }

  private static byte[] encrypted() throws Exception {
    XSSFWorkbook workbook = new XSSFWorkbook();
    workbook.createSheet();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("hemligt");
      try (var out = encryptor.getDataStream(files)) {
        workbook.write(out);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      files.writeFilesystem(all);
      return all.toByteArray();
    }
  }

  private static byte[] sheet(String rows) throws IOException {
    return workbook(
        "<worksheet><sheetData><row r=\"1\">"
            + text("A1", "kommunkod")
            + text("B1", "kommun")
            + text("C1", "invånare")
            + "</row>"
            + rows
            + "</sheetData></worksheet>");
  }

  private static String text(String cell, String text) {
    return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static byte[] workbook(String sheet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      skeleton(zip);
      part(zip, "xl/worksheets/sheet1.xml", sheet);
    }
    return out.toByteArray();
  }

  private static void skeleton(ZipOutputStream zip) throws IOException {
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>"
            + "</sheets></workbook>");
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
            + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\""
            + " Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      part(zip, name, content);
    }
    return out.toByteArray();
  }
}
