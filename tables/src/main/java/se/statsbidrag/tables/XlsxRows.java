package se.statsbidrag.tables;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import se.statsbidrag.tables.WorkbookParts.Sheet;

/**
 * The rows of one sheet of a workbook, read as a stream. Our own reader over the JDK's XML: a
 * workbook from outside may point at column ZZZZZZ or hold a million empty rows, and must not cost
 * more than the limits say.
 */
final class XlsxRows implements RawRows {

  private final WorkbookParts parts;
  private final XMLStreamReader xml;
  private final SharedStrings strings;
  private final DateFormats dates;
  private final List<TableComplaint> notes = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private final NumberParser number = new NumberParser();
  private int row;
  private int formulas;
  private String firstFormula = "";
  private int hiddenRows;
  private int firstHidden;

  private XlsxRows(WorkbookParts parts, Sheet sheet) throws IOException {
    this.parts = parts;
    this.strings = parts.strings();
    this.dates = parts.dateFormats();
    this.xml = parts.read(sheet.part());
  }

  static RawRows open(InputStream bytes, ReadOptions options) throws IOException {
    Path file = Files.createTempFile("table", ".xlsx");
    try (InputStream in = bytes) {
      Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (Unreadable | IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    WorkbookParts parts = WorkbookParts.open(file, options.limits());
    try {
      Sheet sheet = choose(parts.sheets(), options.sheet());
      XlsxRows rows = new XlsxRows(parts, sheet);
      rows.noteOthers(sheet);
      return rows;
    } catch (Unreadable | IOException failed) {
      parts.close();
      throw failed;
    }
  }

  private static Sheet choose(List<Sheet> sheets, @org.jspecify.annotations.Nullable String name) {
    if (sheets.isEmpty()) {
      throw Unreadable.file("tables.xlsx.sheets.none");
    }
    if (name == null) {
      return sheets.stream().filter(each -> !each.hidden()).findFirst().orElse(sheets.getFirst());
    }
    return sheets.stream()
        .filter(each -> each.name().strip().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> Unreadable.file("tables.xlsx.sheet", name, names(sheets)));
  }

  private static String names(List<Sheet> sheets) {
    return String.join(", ", sheets.stream().map(each -> Complaints.quoted(each.name())).toList());
  }

  private void noteOthers(Sheet chosen) {
    List<Sheet> others = parts.sheets().stream().filter(each -> !each.equals(chosen)).toList();
    if (!others.isEmpty()) {
      String name = Complaints.quoted(chosen.name());
      notes.add(Complaints.ofFile("tables.note.sheet", name, names(others)));
    }
  }

  @Override
  public boolean next(RowBuffer buffer) throws IOException {
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          if (readRow(buffer)) {
            return true;
          }
        } else if (event == XMLStreamConstants.DTD) {
          throw Unreadable.file("tables.xlsx.broken");
        }
      }
      parts.readToEnd();
      return false;
    } catch (XMLStreamException broken) {
      throw WorkbookParts.broken(broken);
    }
  }

  /** Reads a row; false where it has no content, so that empty ones cost no more than a look. */
  private boolean readRow(RowBuffer buffer) throws XMLStreamException {
    row = Math.max(row + 1, integer(WorkbookParts.attribute(xml, "r"), row + 1));
    boolean hidden = WorkbookParts.isTrue(xml, "hidden");
    buffer.begin(row);
    boolean content = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        content |= readCell(buffer);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
    }
    if (content && hidden) {
      firstHidden = hiddenRows == 0 ? row : firstHidden;
      hiddenRows++;
    }
    return content;
  }

  private boolean readCell(RowBuffer buffer) throws XMLStreamException {
    String type = WorkbookParts.attribute(xml, "t");
    String style = WorkbookParts.attribute(xml, "s");
    String reference = WorkbookParts.attribute(xml, "r");
    int column = reference.isEmpty() ? buffer.cells() : column(reference);
    boolean formula = readValue(type);
    if (value.isEmpty() && !formula) {
      return false;
    }
    if (column < buffer.cells()) {
      throw Unreadable.row(row, "tables.xlsx.broken");
    }
    buffer.padTo(column);
    if (formula) {
      firstFormula = formulas == 0 ? Complaints.letter(column) + row : firstFormula;
      formulas++;
    }
    put(buffer, type, style, formula);
    return true;
  }

  /** Gathers the cell's value; true where the cell has a formula. */
  private boolean readValue(String type) throws XMLStreamException {
    value.setLength(0);
    boolean formula = false;
    boolean inValue = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        formula |= name.equals("f");
        inValue = name.equals("v");
        if (name.equals("is") && type.equals("inlineStr")) {
          SharedStrings.text(xml, "is", value);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inValue = false;
        if (xml.getLocalName().equals("c")) {
          break;
        }
      } else if (inValue) {
        SharedStrings.append(xml, event, value);
      }
    }
    return formula;
  }

  private void put(RowBuffer buffer, String type, String style, boolean formula)
      throws XMLStreamException {
    if (formula && value.isEmpty() && !type.equals("str")) {
      buffer.endCell(RowBuffer.Kind.UNCOMPUTED);
      return;
    }
    switch (type) {
      case "s" -> buffer.cell(strings.string(integer(value.toString(), -1)), RowBuffer.Kind.TEXT);
      case "inlineStr", "str" -> buffer.cell(SharedStrings.unescaped(value), RowBuffer.Kind.TEXT);
      case "e" -> buffer.cell(value, RowBuffer.Kind.ERROR);
      case "b" -> buffer.cell(value.toString().equals("1") ? "TRUE" : "FALSE", RowBuffer.Kind.TEXT);
      case "d" -> buffer.cell(value, RowBuffer.Kind.TEXT);
      default -> {
        if (dates.isDate(style)) {
          String day = DateFormats.day(value.toString(), parts.from1904());
          buffer.cell(day, RowBuffer.Kind.TEXT);
        } else {
          buffer.cell(shown(value), RowBuffer.Kind.NUMBER);
        }
      }
    }
  }

  /** A figure as the workbook shows it: 115 for 115.0, 0.3 for 0.30000000000000004. */
  private CharSequence shown(StringBuilder figure) {
    if (figure.indexOf(".") < 0 && figure.indexOf("E") < 0) {
      return figure;
    }
    char[] chars = figure.toString().toCharArray();
    return number.written(chars, 0, chars.length) == NumberParser.Outcome.FIGURE
        ? BigDecimal.valueOf(number.unscaled(), number.scale()).toPlainString()
        : figure;
  }

  /** The place, from 0, of the column in a reference such as AB12. */
  private static int column(String reference) {
    int column = 0;
    int at = 0;
    while (at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
      column = column * 26 + reference.charAt(at) - 'A' + 1;
      at++;
    }
    if (at == 0 || at > 3) {
      throw Unreadable.file("tables.xlsx.broken");
    }
    return column - 1;
  }

  static int integer(String digits, int otherwise) {
    try {
      return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    } catch (NumberFormatException notOne) {
      return otherwise;
    }
  }

  @Override
  public boolean mayEndEarly() {
    return true;
  }

  @Override
  public List<TableComplaint> notes() {
    List<TableComplaint> all = new ArrayList<>(notes);
    if (formulas > 0) {
      all.add(Complaints.ofFile("tables.note.formulas", formulas, firstFormula));
    }
    if (hiddenRows > 0) {
      all.add(Complaints.ofFile("tables.note.hidden", hiddenRows, firstHidden));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
