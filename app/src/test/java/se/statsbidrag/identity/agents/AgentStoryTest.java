package se.statsbidrag.identity.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

/** Somebody applies to become the agent of a municipality, and the agency examines it. */
@SystemTest
@Shows("R87")
class AgentStoryTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 3, 12);
  private static final String PDF = "%PDF-1.7\nDelegationsordning\n%%EOF\n";

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired People people;
  @Autowired Powers powers;
  @Autowired Recipients recipients;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  private final List<Visitor> open = new ArrayList<>();
  private UUID agency;
  private UUID municipality;
  private String name;
  private UUID applicant;
  private Visitor olle;
  private Actor officer;
  private Visitor hanna;

  @BeforeEach
  void somebody_without_any_power_and_an_officer() {
    agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    municipality =
        recipients.role(RecipientKind.MUNICIPALITY, "0114", TODAY).orElseThrow().organisationId();
    name = "Olle Sökande " + UUID.randomUUID();
    applicant = cast.nobody(name);
    olle = visitor(people.actor(applicant, People.NO_AGENCY, "test"));
    officer = cast.at(agency, Role.CASE_OFFICER);
    hanna = visitor(officer);
  }

  private Visitor visitor(Actor actor) {
    Visitor visitor = cast.visitor(port, actor);
    open.add(visitor);
    return visitor;
  }

  @AfterEach
  void leave() {
    open.forEach(Visitor::close);
    clock.reset();
  }

  @Test
  void an_approved_applicant_is_an_agent_at_the_next_click_with_every_paper_in_the_case()
      throws Exception {
    assertThat(olle.get("/ombud/ansok?q=upplands").body()).contains("Upplands Väsby");
    HttpResponse<String> sent = apply(form(), "Delegationsordning.pdf", PDF.getBytes());
    assertThat(sent.body()).contains("Ansökan har kommit in", "0 dagar hittills");
    String id = id(sent);
    assertThat(olle.get("/att-gora").body())
        .contains("Din ansökan om att bli ombud prövas")
        .doesNotContain("Ingenting väntar på dig");
    clock.set(LocalDateTime.of(2020, 3, 17, 10, 0));
    assertThat(hanna.get("/att-gora").body()).contains("Pröva ombud: " + name + ", Upplands Väsby");
    HttpResponse<String> seen = hanna.get("/ombud/" + id);
    assertThat(seen.body()).contains("5 dagar hittills", "Utdrag ur delegationsordningen");
    assertThat(seen.body())
        .contains("uppdrag: ", "ombud</ins>", "roll som mottagare: ")
        .doesNotContain("scope:", "deputy:", "recipientKind:", ">null<");
    assertThat(hanna.get(link(seen, "/handlingar/", 2)).body()).isEqualTo(PDF);
    HttpResponse<String> done = act(hanna, id, "godkann", Map.of("to", "2021-03-11"));
    assertThat(done.body()).contains("godkänd", "tog 5 dagar", "Godkände ombudet");
    assertThat(olle.get("/ombud/ansokningar/" + id).body()).contains("Beslut: ombud för Upplands");
    Actor agent = people.actor(applicant, municipality, "test");
    assertThat(agent.roles()).containsExactly(Role.AGENT);
    assertThat(powers.maySubmit(agent, grant(), "MUNICIPALITY")).isTrue();
    assertThat(powers.maySubmit(agent, UUID.randomUUID(), "MUNICIPALITY")).isFalse();
    assertThat(visitor(agent).get("/behoriga").body()).contains("Olle Sökande", "2021-03-11");
    assertThat(documents(id))
        .containsExactly("AGENT_APPLICATION IN", "EVIDENCE IN", "AGENT_APPROVED OUT");
    assertThat(closed(id)).as("nothing remains to do in the case").isTrue();
  }

  @Test
  void what_is_no_whole_pdf_or_picture_is_refused_with_a_sentence_and_what_was_typed_stays()
      throws Exception {
    byte[] large = new byte[Evidence.LARGEST + 1];
    System.arraycopy(PDF.getBytes(), 0, large, 0, 8);
    Map<byte[], String> wrong = new LinkedHashMap<>();
    wrong.put("<script>alert(1)</script>".getBytes(), "varken en PDF eller en bild");
    wrong.put("%PDF-1.7 avbruten".getBytes(), "slutet saknas");
    wrong.put(new byte[0], "Bifoga en fil");
    wrong.put(large, "större än 10 MB");
    for (Map.Entry<byte[], String> file : wrong.entrySet()) {
      HttpResponse<String> page = apply(form(), "x.pdf", file.getKey());
      assertThat(page.statusCode()).as(file.getValue()).isEqualTo(422);
      assertThat(page.body())
          .contains(file.getValue(), "value=\"Kommunsekreterare\"", "Välj filen igen");
    }
  }

  @Test
  void everything_wrong_in_the_form_is_said_at_once() throws Exception {
    Map<String, String> wrong = form();
    wrong.put("title", " ");
    wrong.put("email", "olle");
    wrong.put("to", "31 maj");
    wrong.put("evidence", "VET EJ");
    HttpResponse<String> page = apply(wrong, "x.pdf", new byte[0]);
    assertThat(page.body())
        .contains("Rätta 5 saker", "Skriv din befattning", "Du skrev &quot;olle&quot;")
        .contains("Du skrev 31 maj", "Välj ett av alternativen", "Bifoga en fil");
    wrong.put("title", "");
    wrong.put("email", "");
    assertThat(apply(wrong, "x.pdf", new byte[0]).body())
        .contains("Skriv din befattning.", "Skriv en e-postadress")
        .doesNotContain("Du skrev &quot;&quot;");
  }

  @Test
  void a_power_for_longer_than_one_may_have_is_refused_and_so_is_a_second_application()
      throws Exception {
    Map<String, String> longer = form();
    longer.put("to", "2022-03-13");
    assertThat(apply(longer, "x.pdf", PDF.getBytes()).body())
        .contains("Sista dagen ska ligga mellan");
    apply(form(), "x.pdf", PDF.getBytes());
    assertThat(apply(form(), "x.pdf", PDF.getBytes()).body()).contains("redan en ansökan");
  }

  @Test
  void a_completion_is_asked_for_and_answered_and_its_time_is_the_applicants() throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    clock.set(LocalDateTime.of(2020, 3, 13, 9, 0));
    act(hanna, id, "komplettera", Map.of("text", "Vem beslutade?", "by", "2020-03-20"));
    assertThat(olle.get("/att-gora").body()).contains("Komplettera din ansökan");
    assertThat(hanna.get("/att-gora").body()).doesNotContain("inte har kommit");
    clock.set(LocalDateTime.of(2020, 3, 23, 9, 0));
    assertThat(hanna.get("/att-gora").body()).contains("Kompletteringen har inte kommit");
    String answer = "/ombud/ansokningar/" + id + "/svara";
    assertThat(olle.get(answer).body()).contains("Vem beslutade?", "20 mars 2020");
    Map<String, String> typed = Map.of("key", key(), "answer", "Nämnden, se protokollet.");
    HttpResponse<String> sent = olle.upload(answer, typed, "protokoll.pdf", PDF.getBytes());
    assertThat(sent.body()).contains("Nämnden, se protokollet.", "varav 10 dagar i väntan");
    assertThat(act(hanna, id, "godkann", Map.of("to", "2021-03-11")).body())
        .contains("tog 11 dagar, varav 10 dagar");
    assertThat(documents(id)).contains("AGENT_COMPLETION OUT", "AGENT_ANSWER IN", "EVIDENCE IN");
  }

  @Test
  @Shows("L6")
  void a_refusal_takes_an_officers_reasons_and_another_persons_decision() throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    Actor both = cast.at(agency, Role.CASE_OFFICER);
    people.assign(both.personId(), agency, Role.DECISION_MAKER, LocalDate.EPOCH);
    Visitor proposer = visitor(both);
    act(proposer, id, "avsla", Map.of("text", "Delegationen gäller inte statsbidrag."));
    assertThat(act(proposer, id, "besluta-avslag", Map.of()).body())
        .contains("Du har föreslagit avslaget");
    assertThat(olle.get("/ombud/ansokningar/" + id).body()).doesNotContain("Delegationen gäller");
    Visitor bo = visitor(cast.at(agency, Role.DECISION_MAKER));
    assertThat(bo.get("/att-gora").body()).contains("Avgör föreslaget avslag");
    assertThat(act(bo, id, "besluta-avslag", Map.of()).body()).contains("avslag");
    assertThat(olle.get("/ombud/ansokningar/" + id).body())
        .contains("fått avslag", "Delegationen gäller inte statsbidrag.", "Beslut: avslag");
    assertThat(closed(id)).isTrue();
    assertThat(people.actor(applicant, municipality, "test").roles()).isEmpty();
  }

  @Test
  void a_proposed_refusal_can_be_sent_back_and_an_application_discontinued() throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    act(hanna, id, "avsla", Map.of("text", "Fel person."));
    act(visitor(cast.at(agency, Role.DECISION_MAKER)), id, "skicka-tillbaka", Map.of());
    assertThat(closed(id)).isFalse();
    assertThat(act(hanna, id, "avskriv", Map.of("text", "Dubblett.")).body())
        .contains("avskriven", "Dubblett.");
    assertThat(closed(id)).isTrue();
  }

  @Test
  void nobody_examines_their_own_application_nor_does_the_database_let_them() throws Exception {
    people.assign(applicant, agency, Role.CASE_OFFICER, LocalDate.EPOCH);
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    Visitor same = visitor(people.actor(applicant, agency, "test"));
    assertThat(same.get("/att-gora").body()).doesNotContain("Pröva ombud: " + name);
    assertThat(act(same, id, "godkann", Map.of("to", "2021-03-11")).body())
        .contains("Du kan inte handlägga din egen ansökan");
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update identity.agent_application
                       set status = 'REFUSAL_PROPOSED', reason = 'x', proposed_by = person_id,
                           proposed_by_name = 'x' where id = :id
                    """)
                .param("id", UUID.fromString(id))
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("another_than_the_applicant_proposes");
  }

  @Test
  void anothers_application_does_not_exist_for_an_applicant_nor_for_another_agency()
      throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    Visitor stranger = visitor(people.actor(cast.nobody("Främling"), People.NO_AGENCY, "test"));
    UUID other = recipients.add("Annan myndighet " + UUID.randomUUID(), false);
    Visitor foreign = visitor(cast.at(other, Role.CASE_OFFICER));
    assertThat(stranger.get("/ombud/ansokningar/" + id).statusCode()).isEqualTo(404);
    assertThat(foreign.get("/ombud/" + id).statusCode()).isEqualTo(404);
    assertThat(foreign.get("/ombud").body()).doesNotContain(name);
    assertThat(stranger.get("/ombud/" + id).statusCode()).isEqualTo(403);
  }

  @Test
  void an_application_that_another_officer_has_dealt_with_is_a_conflict() throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    hanna.get("/ombud/" + id + "/godkann");
    act(visitor(cast.at(agency, Role.CASE_OFFICER)), id, "avskriv", Map.of("text", "Dubblett."));
    Map<String, String> stale = Map.of("key", key(), "version", "1", "to", "2021-03-11");
    assertThat(hanna.post("/ombud/" + id + "/godkann", stale).statusCode()).isEqualTo(409);
    assertThat(people.actor(applicant, municipality, "test").roles()).isEmpty();
  }

  @Test
  void an_application_can_be_taken_back_while_it_is_open() throws Exception {
    String id = id(apply(form(), "x.pdf", PDF.getBytes()));
    String address = "/ombud/ansokningar/" + id + "/aterkalla";
    olle.get(address);
    assertThat(olle.post(address, Map.of("key", key())).body()).contains("avskriven");
    assertThat(closed(id)).isTrue();
    assertThat(olle.post(address, Map.of("key", key())).statusCode()).isEqualTo(422);
  }

  private boolean closed(String application) {
    return jdbc.sql(
            """
            select c.closed_at is not null from casefile.case_file c
              join identity.agent_application a on a.case_id = c.id
             where a.id = :id::uuid
            """)
        .param("id", application)
        .query(Boolean.class)
        .single();
  }

  @Test
  void a_double_click_makes_one_application() throws Exception {
    Map<String, String> twice = form();
    String first = id(apply(twice, "x.pdf", PDF.getBytes()));
    assertThat(id(apply(twice, "x.pdf", PDF.getBytes()))).isEqualTo(first);
  }

  private Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", key());
    form.put("scope", agency.toString());
    form.put("deputy", "false");
    form.put("to", "2021-03-11");
    form.put("title", "Kommunsekreterare");
    form.put("email", "olle@kommun.test");
    form.put("phone", "08-123 45");
    form.put("evidence", "DELEGATION_ORDER");
    return form;
  }

  private HttpResponse<String> apply(Map<String, String> form, String name, byte[] file)
      throws Exception {
    String address = "/ombud/ansok/" + municipality;
    olle.get(address);
    return olle.upload(address, form, name, file);
  }

  private HttpResponse<String> act(
      Visitor visitor, String id, String act, Map<String, String> typed) throws Exception {
    String address = "/ombud/" + id + "/" + act;
    HttpResponse<String> page = visitor.get(address);
    Map<String, String> form = new LinkedHashMap<>(typed);
    form.put("key", key());
    form.put("version", found(page, "name=\"version\" value=\"(\\d+)\"", 1));
    return visitor.post(address, form);
  }

  private UUID grant() {
    return jdbc.sql("select id from programme.grant_form where agency_id = :agency limit 1")
        .param("agency", agency)
        .query(UUID.class)
        .single();
  }

  private List<String> documents(String id) {
    return jdbc.sql(
            """
            select d.kind || ' ' || d.direction from casefile.document d
              join identity.agent_application a on a.case_id = d.case_id
             where a.id = :id order by d.number
            """)
        .param("id", UUID.fromString(id))
        .query(String.class)
        .list();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String id(HttpResponse<String> page) {
    String path = page.uri().getPath();
    assertThat(path).startsWith("/ombud/ansokningar/");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String link(HttpResponse<String> page, String prefix, int which) {
    return found(page, "href=\"(" + prefix + "[0-9a-f-]{36})\"", which);
  }

  private static String found(HttpResponse<String> page, String pattern, int which) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    for (int i = 0; i < which; i++) {
      assertThat(matcher.find()).as(pattern + " in " + page.body()).isTrue();
    }
    return matcher.group(1);
  }
}
