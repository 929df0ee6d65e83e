package se.statsbidrag.payment.bank;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file piece by piece, and trusts nothing in it: no document type, nothing from elsewhere,
 * and bounds for size, depth and text.
 */
final class SafeXml {

  private static final int HEAD = 256;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final Pattern ENCODING =
      Pattern.compile("^[^>]{0,80}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final int DEEPEST = 40;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_ELEMENTS = 50_000;

  /** Takes the pieces of a file as they come. */
  interface Sight {

    /** The namespace of a document that begins. */
    void document(String namespace) throws UnreadableAnswer;

    /** A piece that has been read to its end; its parents hold what came before it. */
    void piece(Element element) throws UnreadableAnswer;
  }

  private final Set<String> pieces;
  private final Sight sight;

  /**
   * A reader of files.
   *
   * @param pieces names of the elements that are shown, and then forgotten
   */
  SafeXml(Set<String> pieces, Sight sight) {
    this.pieces = pieces;
    this.sight = sight;
  }

  void read(InputStream file, long mostBytes) throws UnreadableAnswer, IOException {
    Bounded bounded = new Bounded(file, mostBytes);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(letters(bounded));
      try {
        read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | IOException e) {
      if (bounded.passed) {
        throw new UnreadableAnswer("bank.unreadable.large", mostBytes / 1_000_000);
      }
      throw broken(e);
    }
  }

  /** The sentence for a broken file; a file that could not be read is another matter. */
  private static UnreadableAnswer broken(Exception e) throws IOException {
    Throwable cause = e instanceof XMLStreamException xml ? xml.getNestedException() : e;
    if (cause instanceof IOException io && !(io instanceof CharacterCodingException)) {
      throw io;
    }
    int line =
        e instanceof XMLStreamException xml && xml.getLocation() != null
            ? xml.getLocation().getLineNumber()
            : 0;
    return new UnreadableAnswer("bank.unreadable.xml", line);
  }

  /** The letters of a file, in the encoding that it states; UTF-8 where it states none. */
  private static Reader letters(InputStream file) throws IOException {
    BufferedInputStream octets = new BufferedInputStream(file);
    octets.mark(HEAD);
    String head = new String(octets.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    octets.reset();
    if (head.startsWith(BYTE_ORDER_MARK)) {
      octets.skipNBytes(BYTE_ORDER_MARK.length());
    }
    Matcher stated = ENCODING.matcher(head);
    Charset encoding =
        stated.find() && Charset.isSupported(stated.group(1))
            ? Charset.forName(stated.group(1))
            : StandardCharsets.UTF_8;
    return new InputStreamReader(
        octets, encoding.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
    return factory;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException, UnreadableAnswer {
    Element at = null;
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw new UnreadableAnswer("bank.unreadable.deep", line(xml));
          }
          at = begin(xml, at);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say(xml, at);
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          at = end(at, line(xml));
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableAnswer("bank.unreadable.entity", line(xml));
        default -> {
          // comments, space and instructions say nothing
        }
      }
    }
  }

  private Element begin(XMLStreamReader xml, @Nullable Element at) throws UnreadableAnswer {
    String name = xml.getLocalName();
    if (name.equals("Document")) {
      String namespace = xml.getNamespaceURI();
      sight.document(namespace == null ? "" : namespace);
    }
    Element element = new Element(name, at);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return element;
  }

  private static void say(XMLStreamReader xml, @Nullable Element at) throws UnreadableAnswer {
    if (at == null || xml.isWhiteSpace()) {
      return;
    }
    try {
      at.append(xml.getText(), LONGEST_TEXT);
    } catch (Element.TooLarge e) {
      throw new UnreadableAnswer("bank.unreadable.long", at.name(), line(xml));
    }
  }

  private @Nullable Element end(@Nullable Element at, int line) throws UnreadableAnswer {
    if (at == null) {
      return null;
    }
    Element parent = at.parent();
    if (pieces.contains(at.name())) {
      sight.piece(at);
    } else if (parent != null) {
      parent.add(at);
      if (parent.size() > MOST_ELEMENTS) {
        throw new UnreadableAnswer("bank.unreadable.long", parent.name(), line);
      }
    }
    return parent;
  }

  private static int line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }

  /** A stream that ends with an error where it is longer than it may be. */
  private static final class Bounded extends FilterInputStream {

    private long left;
    private boolean passed;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int octets) throws IOException {
      left -= octets;
      if (left < 0) {
        passed = true;
        throw new IOException("too large");
      }
    }
  }
}
