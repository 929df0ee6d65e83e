package se.statsbidrag.tables;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which of a workbook's cell styles show a day: the figure in such a cell counts days. */
final class DateFormats {

  private static final long DAY_IN_SECONDS = 86_400;
  private static final double LATEST = 2_958_466;

  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Boolean> dates = new ArrayList<>();

  void read(XMLStreamReader xml) throws XMLStreamException {
    boolean inCellStyles = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> codes.put(number(xml), WorkbookParts.attribute(xml, "formatCode"));
          case "cellXfs" -> inCellStyles = true;
          case "xf" -> {
            if (inCellStyles) {
              dates.add(isDate(number(xml)));
            }
          }
          default -> {
            // Colours, fonts and the like.
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        inCellStyles = false;
      }
    }
  }

  private static int number(XMLStreamReader xml) {
    return XlsxRows.integer(WorkbookParts.attribute(xml, "numFmtId"), 0);
  }

  private boolean isDate(int format) {
    if ((format >= 14 && format <= 17) || format == 22) {
      return true;
    }
    String code = codes.getOrDefault(format, "");
    String bare = code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.contains("y") || bare.contains("d");
  }

  boolean isDate(String style) {
    int number = XlsxRows.integer(style, -1);
    return number >= 0 && number < dates.size() && dates.get(number);
  }

  /** 43770 as 2019-11-01; as it stands where it is no day. */
  static String day(String figure, boolean from1904) {
    double days;
    try {
      days = Double.parseDouble(figure);
    } catch (NumberFormatException notOne) {
      return figure;
    }
    if (!(days >= 1 && days < LATEST)) {
      return figure;
    }
    // The calendar of workbooks has a 29 February 1900; days after it are one too many.
    LocalDate start =
        from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
    long seconds = Math.round(days * DAY_IN_SECONDS);
    LocalDateTime moment = start.atStartOfDay().plusSeconds(seconds);
    return seconds % DAY_IN_SECONDS == 0 ? moment.toLocalDate().toString() : moment.toString();
  }
}
