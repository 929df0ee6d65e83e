package se.statsbidrag.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A workbook's strings, which its cells refer to by number; read as far as they are asked for. */
final class SharedStrings {

  private static final long MOST_CHARACTERS = 50_000_000;
  private static final int LONGEST = 100_000;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

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

  /** Characters that XML lacks stand as _x000D_ in a workbook, and _x005F_ is the first bar. */
  static String unescaped(CharSequence text) {
    String found = text.toString();
    if (!found.contains("_x")) {
      return found;
    }
    return ESCAPED
        .matcher(found)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(match.group(1), 16))));
  }
}
