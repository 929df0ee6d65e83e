package se.statsbidrag.publication.rounds;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Terms;

/** What has been published about rounds, the latest first, as a feed to follow (Atom, RFC 4287). */
@Component
class RoundFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int MOST = 50;

  private record Entry(UUID id, Instant updated, String title, String summary, String href) {}

  private final Instructions instructions;
  private final MessageSource messages;
  private final String address;

  RoundFeed(
      Instructions instructions,
      MessageSource messages,
      @Value("${statsbidrag.address}") String address) {
    this.instructions = instructions;
    this.messages = messages;
    this.address = address;
  }

  String of(List<PublicRound> rounds, Locale locale) {
    List<Entry> entries = new ArrayList<>();
    rounds.forEach(round ->
        instructions
            .published(round.round())
            .forEach(version -> entries.add(entry(round, version, locale))));
    entries.sort(Comparator.comparing(Entry::updated).thenComparing(Entry::id).reversed());
    StringWriter text = new StringWriter();
    try {
      write(text, entries.stream().limit(MOST).toList(), locale);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private Entry entry(PublicRound round, Instructions.Version version, Locale locale) {
    String which = version.terms().version() == 1 ? "feed.first" : "feed.changed";
    return new Entry(
        version.terms().id(),
        Objects.requireNonNull(version.terms().published()),
        say(which, locale, round.round().name(locale)),
        summary(round, version.terms(), locale),
        address + round.path());
  }

  private String summary(PublicRound round, Terms terms, Locale locale) {
    Formats formats = Formats.of(locale);
    String summary =
        say(
            "feed.summary",
            locale,
            round.round().grant().name(locale),
            formats.date(terms.document().opens()),
            formats.date(terms.lastDay()));
    return terms.assumes("OPENS") ? summary + " (" + say("assumption", locale) + ")" : summary;
  }

  private void write(StringWriter text, List<Entry> entries, Locale locale)
      throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    element(xml, "title", say("feed", locale));
    element(xml, "id", address + "/statsbidrag/flode.xml");
    link(xml, "self", address + "/statsbidrag/flode.xml");
    link(xml, "alternate", address + "/bidrag");
    xml.writeStartElement("author");
    element(xml, "name", "Statsbidrag");
    xml.writeEndElement();
    element(
        xml, "updated", moment(entries.isEmpty() ? Instant.EPOCH : entries.getFirst().updated()));
    for (Entry entry : entries) {
      xml.writeStartElement("entry");
      element(xml, "id", "urn:uuid:" + entry.id());
      element(xml, "title", entry.title());
      element(xml, "updated", moment(entry.updated()));
      element(xml, "summary", entry.summary());
      link(xml, "alternate", entry.href());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String kind, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", kind);
    xml.writeAttribute("href", href);
  }

  private static String moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String say(String what, Locale locale, Object... values) {
    return messages.getMessage("publication.round." + what, values, locale);
  }
}
