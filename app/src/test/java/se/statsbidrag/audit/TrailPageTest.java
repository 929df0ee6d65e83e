package se.statsbidrag.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** The trail as a reviewer reads it. */
@SystemTest
class TrailPageTest {

  private static final String ROOT = "/behandlingshistorik";

  @TempDir Path folder;
  @LocalServerPort int port;
  @Autowired AuditTrail trail;
  @Autowired Recipients recipients;
  @Autowired TransactionTemplate transactions;
  @Autowired Sealer sealer;

  private Visitor reviewer;
  private final String mark = "Mark" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void sign_in() throws Exception {
    reviewer = new Visitor(port);
    reviewer.signIn("Greta Granskare");
  }

  @AfterEach
  void close() {
    reviewer.close();
  }

  @Test
  void lines_are_found_by_object_person_act_and_day() throws Exception {
    write(mark + " ett", "FIRST_TESTED");
    write(mark + " två", "SECOND_TESTED");
    assertThat(page("?objekt=" + mark)).contains(mark + " ett", mark + " två");
    assertThat(page("?objekt=" + mark + "&handelse=SECOND_TESTED"))
        .contains(mark + " två")
        .doesNotContain(mark + " ett");
    assertThat(page("?person=Greta&handelse=loggade+in")).contains("Greta Granskare");
    assertThat(page("?person=Greta&handelse=loggade+ut")).doesNotContain("Loggade in");
    assertThat(page("?objekt=" + mark + "&person=ingen")).contains("Ingen rad stämmer");
    assertThat(page("?objekt=" + mark + "&fran=2020-03-12&till=2020-03-12")).contains(" ett");
    assertThat(page("?objekt=" + mark + "&fran=2020-03-13")).contains("Ingen rad stämmer");
    assertThat(page("?fran=nyss")).contains("Du skrev nyss");
  }

  @Test
  void a_long_list_is_read_page_by_page() throws Exception {
    for (int i = 0; i < 60; i++) {
      write(mark + " " + i + ".", "FIRST_TESTED");
    }
    String first = page("?objekt=" + mark);
    assertThat(first).contains(mark + " 59.", "Äldre rader").doesNotContain(mark + " 5.");
    String next = first.replaceAll("(?s).*href=\"([^\"]*fore=[^\"]*)\".*", "$1");
    String second = reviewer.get(next.replace("&amp;", "&")).body();
    assertThat(second).contains(mark + " 5.").doesNotContain(mark + " 59.", "Äldre rader");
  }

  @Test
  void the_list_comes_as_a_table_too() throws Exception {
    write(mark + " =1+1", "FIRST_TESTED");
    String csv = reviewer.get(ROOT + "/behandlingshistorik.csv?objekt=" + mark).body();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("Vad det gäller;", mark);
  }

  @Test
  void the_chain_that_is_downloaded_holds_when_verified_offline() throws Exception {
    write(mark, "FIRST_TESTED");
    sealer.sealAll();
    String export = reviewer.get(ROOT + "/behandlingshistorik.jsonl").body();
    assertThat(export).contains(mark);
    Path file = Files.writeString(folder.resolve("export.jsonl"), export);
    assertThat(Verifier.verify(file, null).findings()).isEmpty();
  }

  @Test
  void another_agencys_lines_are_neither_shown_nor_exported() throws Exception {
    UUID other = recipients.add("Annan " + UUID.randomUUID(), false);
    write(new Actor(new UUID(0, 9), "Xerxes", other, java.util.Set.of(), ""), mark, "FIRST_TESTED");
    sealer.sealAll();
    assertThat(page("?objekt=" + mark)).contains("Ingen rad stämmer");
    assertThat(reviewer.get(ROOT + "/behandlingshistorik.csv").body()).doesNotContain(mark);
    assertThat(reviewer.get(ROOT + "/behandlingshistorik.jsonl").body()).doesNotContain(mark);
  }

  private String page(String query) throws Exception {
    return reviewer.get(ROOT + query).body();
  }

  private void write(String label, String act) {
    UUID agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    write(Actor.system(agency), label, act);
  }

  private void write(Actor actor, String label, String act) {
    transactions.executeWithoutResult(status ->
        trail.record(
            actor,
            Role.AUDITOR,
            act,
            new ObjectRef("audit.test", label, label),
            Map.of("n", 1),
            Map.of("n", 2)));
  }
}
