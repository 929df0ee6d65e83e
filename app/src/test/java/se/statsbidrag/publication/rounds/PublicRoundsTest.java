package se.statsbidrag.publication.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Notices;
import se.statsbidrag.programme.Rounds;

/** A grant and its rounds as everybody meets them: page, calendar, feed, and what may come. */
@SystemTest
class PublicRoundsTest {

  private static final String GRANT = "/statsbidrag/utvecklingsmedel-vald-i-nara-relationer";

  @Autowired Rounds rounds;
  @Autowired Notices notices;
  @Autowired Keys keys;
  @LocalServerPort int port;

  @Test
  @Shows({"R11", "R46", "R156", "R203", "L23"})
  void the_page_of_a_grant_says_what_the_decision_and_the_terms_say() throws Exception {
    assertThat(words(GRANT))
        .contains("Kommuner 2020", "75 000 000 kr", "Regioner 2020", "31 500 000 kr")
        .contains("Går att rekvirera till och med den 1 september 2020, kl. 24.00.")
        .contains("av 290 har rekvirerat", "av 21 har rekvirerat")
        .contains("antagande – ej publicerad")
        .doesNotContain("??");
    assertThat(words(GRANT + "/kommuner-2020"))
        .contains("Den 1 september 2020, kl. 24.00")
        .contains("Inom 30 arbetsdagar från att rekvisitionen kom in")
        .contains("Version 1, publicerad 12 mars 2020.");
    assertThat(words(GRANT + "/landsting-2017"))
        .contains("Vanligtvis inom 15 arbetsdagar")
        .contains("Högst 25 procent av det rekvirerade")
        .contains("Den 1 mars 2017 (antagande – ej publicerad)")
        .contains("Med blanketten som skickas ut");
    assertThat(status(GRANT + "/kommuner-2019")).isEqualTo(404);
    assertThat(status(GRANT + "/kommuner-2019/anvisningar.pdf")).isEqualTo(404);
    assertThat(status("/statsbidrag/finns-inte")).isEqualTo(404);
  }

  @Test
  void the_calendar_keeps_to_its_standard() throws Exception {
    String text = get("/statsbidrag/kalender.ics").body();
    assertThat(text).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
    }
    String unfolded = text.replace("\r\n ", "");
    List<String> ids = found(unfolded, "UID:(.*)\r\n");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(found(unfolded, "(BEGIN:VEVENT)"));
    assertThat(unfolded)
        .contains("DTSTART;VALUE=DATE:20200901\r\nDTEND;VALUE=DATE:20200902\r\n")
        .contains("SUMMARY:Kommuner 2020: sista dag att rekvirera (antagande – ej publicerad)\r\n")
        .contains("SUMMARY:Landsting 2017: sista dag att rekvirera\r\n")
        .contains("SUMMARY:Landsting 2017: går att rekvirera (antagande – ej publicerad)\r\n")
        .contains("SUMMARY:Landsting 2017: sista dag att redovisa\r\n")
        .contains("DTSTART;VALUE=DATE:20180403");
    assertThat(get("/statsbidrag/kalender.ics").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
  }

  @Test
  void the_feed_keeps_to_its_standard() throws Exception {
    String text = get("/statsbidrag/flode.xml").body();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element feed =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    NodeList entries = feed.getElementsByTagName("entry");
    assertThat(entries.getLength()).isGreaterThanOrEqualTo(4);
    List<String> ids = new ArrayList<>();
    Instant before = Instant.MAX;
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      ids.add(only(entry, "id"));
      Instant updated = Instant.parse(only(entry, "updated"));
      assertThat(updated).isBeforeOrEqualTo(before);
      before = updated;
      assertThat(only(entry, "title")).isNotBlank();
      assertThat(((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"))
          .startsWith("http");
    }
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:uuid:"));
  }

  @Test
  @Shows({"R207", "O14", "L23"})
  void a_coming_year_is_announced_as_conditional_with_an_amount_for_each() throws Exception {
    var grant = rounds.grant("utvecklingsmedel-vald-i-nara-relationer");
    List<Notices.Notice> coming = notices.published(grant);
    assertThat(coming)
        .hasSize(4)
        .allMatch(notice -> notice.status() == Notices.Status.CONDITIONAL)
        .allMatch(notice -> notice.assumption() != null);
    for (Notices.Notice notice : coming) {
      List<Keys.Indication> amounts = keys.indications(notice);
      assertThat(amounts).hasSize(notice.recipientKind().equals("REGION") ? 21 : 290);
      assertThat(Money.sum(amounts.stream().map(Keys.Indication::amount).toList()))
          .isEqualTo(notice.frame());
    }
    assertThat(words(GRANT + "/besked/" + coming.getFirst().id()))
        .contains("Besked i förväg om 2021", "Villkorat", "64 117 647 kr", "Stockholm")
        .contains("Medlen finns först när riksdagen har beslutat om budgeten för 2021.")
        .contains("antagande – ej publicerad");
  }

  private static String only(Element entry, String name) {
    return entry.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<String> found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  /** The page's text, with every kind of space as one. */
  private String words(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body().replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0\u202f]+", " ");
  }

  private int status(String path) throws Exception {
    return get(path).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept-Language", "sv")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
