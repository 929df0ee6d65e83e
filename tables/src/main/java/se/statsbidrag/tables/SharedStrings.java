package se.statsbidrag.tables;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A workbook's strings, which its cells refer to by number; read as far as they are asked for. */
final class SharedStrings {

  private static final long MOST_CHARACTERS = 50_000_000;
  private static final int LONGEST = 100_000;

  private final @Nullable XMLStreamReader xml;
  private final List<String> strings = new ArrayList<>();
  private long characters;

  SharedStrings(XMLStreamReader xml) {
    this.xml = xml;
  }

  private SharedStrings() {
    this.xml = null;
  }

  static SharedStrings none() {
    return new SharedStrings();
  }

  String string(int number) throws XMLStreamException {
    while (number >= strings.size() && readOne()) {
      // The next.
    }
    if (number < 0 || number >= strings.size()) {
      throw Unreadable.file("tables.xlsx.broken");
    }
    return strings.get(number);
  }

  private boolean readOne() throws XMLStreamException {
    if (xml == null) {
      return false;
    }
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        StringBuilder text = new StringBuilder();
        text(xml, "si", text);
        characters += text.length() + 40L;
        if (characters > MOST_CHARACTERS) {
          throw Unreadable.file("tables.xlsx.bomb", MOST_CHARACTERS / 1_000_000);
        }
        strings.add(unescaped(text));
        return true;
      }
    }
    return false;
  }

  /** Gathers the text elements up to the end of an element, not those that say how it sounds. */
  static void text(XMLStreamReader xml, String end, StringBuilder into) throws XMLStreamException {
    int silent = 0;
    boolean inText = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        silent += xml.getLocalName().equals("rPh") ? 1 : 0;
        inText = silent == 0 && xml.getLocalName().equals("t");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        silent -= xml.getLocalName().equals("rPh") ? 1 : 0;
        inText = false;
        if (xml.getLocalName().equals(end)) {
          return;
        }
      } else if (inText) {
        append(xml, event, into);
      }
    }
  }

  static void append(XMLStreamReader xml, int event, StringBuilder into) {
    if (event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE) {
      into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      if (into.length() > LONGEST) {
        throw Unreadable.file("tables.xlsx.broken");
      }
    }
  }

  /** Control characters stand as _x000D_ in a workbook. */
  static String unescaped(CharSequence text) {
    String found = text.toString();
    int at = found.indexOf("_x00");
    if (at < 0) {
      return found;
    }
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      boolean escape =
          at + 7 <= found.length() && found.substring(at, at + 7).matches("_x00[01][0-9A-Fa-f]_");
      if (escape) {
        plain.append(found, from, at);
        plain.append((char) Integer.parseInt(found.substring(at + 2, at + 6), 16));
        from = at + 7;
      }
      at = found.indexOf("_x00", at + 1);
    }
    return plain.append(found, from, found.length()).toString();
  }
}
