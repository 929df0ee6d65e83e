package se.statsbidrag.tables;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a workbook (OOXML): its sheets, its strings, its formats. Unpacks no more than the
 * limits allow, whatever the archive says of its own sizes, and knows no entities.
 */
final class WorkbookParts implements Closeable {

  /** A sheet: its name, the part that holds it, and whether the workbook hides it. */
  record Sheet(String name, String part, boolean hidden) {}

  private static final int MOST_PARTS = 5_000;
  private static final long SMALL = 10_000_000;
  private static final String WORKBOOK = "xl/workbook.xml";

  private final Path file;
  private final ZipFile zip;
  private final ReadOptions.Limits limits;
  private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
  private final List<Sheet> sheets = new ArrayList<>();
  private String stringsPart = "";
  private String stylesPart = "";
  private boolean from1904;
  private final List<Unpacking> opened = new ArrayList<>();
  private long unpacked;

  private WorkbookParts(Path file, ZipFile zip, ReadOptions.Limits limits) {
    this.file = file;
    this.zip = zip;
    this.limits = limits;
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Takes over the file, which is deleted when the parts are closed. */
  static WorkbookParts open(Path file, ReadOptions.Limits limits) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException broken) {
      Files.deleteIfExists(file);
      throw Unreadable.file("tables.xlsx.broken");
    }
    WorkbookParts parts = new WorkbookParts(file, zip, limits);
    try {
      if (zip.size() > MOST_PARTS) {
        throw Unreadable.file("tables.xlsx.parts", zip.size(), MOST_PARTS);
      }
      parts.readWorkbook();
      return parts;
    } catch (IOException | RuntimeException failed) {
      parts.close();
      throw failed;
    }
  }

  private void readWorkbook() throws IOException {
    String workbook = WORKBOOK;
    if (zip.getEntry("_rels/.rels") != null) {
      for (Relation relation : relations("_rels/.rels", "")) {
        if (relation.type().endsWith("/officeDocument")) {
          workbook = relation.target();
        }
      }
    }
    if (zip.getEntry(workbook) == null || !workbook.endsWith(".xml")) {
      throw Unreadable.file(otherDocument(workbook));
    }
    int slash = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, slash);
    Map<String, String> targets = new HashMap<>();
    String rels = folder + "_rels/" + workbook.substring(slash) + ".rels";
    for (Relation relation : relations(rels, folder)) {
      if (relation.type().endsWith("/worksheet")) {
        targets.put(relation.id(), relation.target());
      } else if (relation.type().endsWith("/sharedStrings")) {
        stringsPart = relation.target();
      } else if (relation.type().endsWith("/styles")) {
        stylesPart = relation.target();
      }
    }
    readSheets(workbook, targets);
  }

  private String otherDocument(String workbook) throws IOException {
    if (workbook.endsWith(".bin")) {
      return "tables.file.xlsb";
    }
    if (workbook.startsWith("word/") || workbook.startsWith("ppt/")) {
      return "tables.file.zip";
    }
    ZipEntry type = zip.getEntry("mimetype");
    if (type != null) {
      try (InputStream in = zip.getInputStream(type)) {
        String said = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
        return said.contains("opendocument.spreadsheet") ? "tables.file.ods" : "tables.file.zip";
      }
    }
    return zip.getEntry("[Content_Types].xml") == null ? "tables.file.zip" : "tables.xlsx.broken";
  }

  private record Relation(String id, String type, String target) {}

  private List<Relation> relations(String part, String folder) throws IOException {
    List<Relation> relations = new ArrayList<>();
    each(
        part,
        "Relationship",
        element -> {
          String target = attribute(element, "Target");
          String path = target.startsWith("/") ? target.substring(1) : folder + target;
          relations.add(new Relation(attribute(element, "Id"), attribute(element, "Type"), path));
        });
    return relations;
  }

  private void readSheets(String workbook, Map<String, String> targets) throws IOException {
    each(
        workbook,
        "sheet",
        element -> {
          String part = targets.get(attribute(element, "id"));
          if (part != null) {
            boolean hidden =
                attribute(element, "state").toLowerCase(Locale.ROOT).contains("hidden");
            sheets.add(new Sheet(attribute(element, "name"), part, hidden));
          }
        });
    each(workbook, "workbookPr", element -> from1904 = isTrue(element, "date1904"));
  }

  List<Sheet> sheets() {
    return sheets;
  }

  /** Whether days are counted from 1904, as older Macintosh programs do. */
  boolean from1904() {
    return from1904;
  }

  SharedStrings strings() throws IOException {
    return zip.getEntry(stringsPart) == null
        ? SharedStrings.none()
        : new SharedStrings(read(stringsPart));
  }

  DateFormats dateFormats() throws IOException {
    DateFormats formats = new DateFormats();
    if (zip.getEntry(stylesPart) != null) {
      try (InputStream in = part(stylesPart)) {
        formats.read(reader(in));
      } catch (XMLStreamException broken) {
        throw broken(broken);
      }
    }
    return formats;
  }

  /** Reads a part as XML; the reader closes with the archive. */
  XMLStreamReader read(String part) throws IOException {
    try {
      return reader(part(part));
    } catch (XMLStreamException broken) {
      throw broken(broken);
    }
  }

  private XMLStreamReader reader(InputStream in) throws XMLStreamException {
    // Decoded here, where a wrong byte is only thrown: the XML reader would print it as well.
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    return xml.createXMLStreamReader(new InputStreamReader(in, strict));
  }

  /** What XML complains of; a limit that was met inside it comes through as itself. */
  static RuntimeException broken(XMLStreamException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unreadable unreadable) {
        return unreadable;
      }
    }
    return Unreadable.file("tables.xlsx.broken");
  }

  private interface Seen {
    void element(XMLStreamReader at);
  }

  private void each(String part, String name, Seen seen) throws IOException {
    try (InputStream in = part(part)) {
      XMLStreamReader reader = reader(in);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name)) {
          seen.element(reader);
        }
      }
    } catch (XMLStreamException broken) {
      throw broken(broken);
    }
  }

  static String attribute(XMLStreamReader element, String name) {
    String value = element.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  static boolean isTrue(XMLStreamReader element, String name) {
    String value = attribute(element, name);
    return value.equals("1") || value.equals("true");
  }

  private InputStream part(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw Unreadable.file("tables.xlsx.broken");
    }
    Unpacking part = new Unpacking(zip.getInputStream(entry), entry);
    opened.add(part);
    return part;
  }

  /** Reads all parts to their ends, so that their checksums are known to be right. */
  void readToEnd() throws IOException {
    for (Unpacking part : opened) {
      part.readToEnd();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
    Files.deleteIfExists(file);
  }

  /**
   * Counts what comes out, so that a small archive cannot become a large heap, and compares its
   * checksum, so that a damaged one cannot become other figures.
   */
  private final class Unpacking extends FilterInputStream {

    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();
    private long out;
    private boolean atEnd;

    Unpacking(InputStream in, ZipEntry entry) {
      super(in);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int got = read(one, 0, 1);
      return got < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got;
      try {
        got = atEnd ? -1 : super.read(into, offset, length);
      } catch (ZipException | EOFException cutOff) {
        throw Unreadable.file("tables.xlsx.broken");
      }
      if (got < 0) {
        end();
        return -1;
      }
      checksum.update(into, offset, got);
      out += got;
      unpacked += got;
      boolean swollen =
          out > SMALL && out / Math.max(1, entry.getCompressedSize()) > limits.ratio();
      if (swollen || unpacked > limits.unpackedBytes()) {
        throw Unreadable.file("tables.xlsx.bomb", limits.unpackedBytes() / 1_000_000);
      }
      return got;
    }

    private void end() {
      if (!atEnd && checksum.getValue() != entry.getCrc()) {
        throw Unreadable.file("tables.xlsx.broken");
      }
      atEnd = true;
    }

    void readToEnd() throws IOException {
      byte[] rest = new byte[1 << 13];
      while (!atEnd) {
        read(rest, 0, rest.length);
      }
    }

    @Override
    public void close() throws IOException {
      // The archive closes what is left; the part may still be read to its end.
    }
  }
}
