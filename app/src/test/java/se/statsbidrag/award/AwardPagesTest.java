package se.statsbidrag.award;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.desk.ApprovalFixture;

@SystemTest
class AwardPagesTest {

  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Awards awards;
  @Autowired TestPeople cast;
  @LocalServerPort int port;

  @Test
  void an_award_leads_up_to_everything_that_it_hangs_on() throws Exception {
    Award award = made();
    try (Visitor visitor = cast.visitor(port, form.officer(Role.ECONOMIST))) {
      Document list = page(visitor, "/beviljat?ar=2020&omgang=" + award.roundId());
      assertThat(list.select("#lista").text()).isNotBlank();
      assertThat(list.text()).contains("Kommuner 2020");
      Document page = page(visitor, "/beviljat/" + award.id());
      assertThat(page.text()).contains("27 april 2020", "Pengar som inte har använts ska");
      for (String way :
          new String[] {
            "/rekvisitioner/", "/arenden/", "/beslut/", "/reskontra/", "/anslag/2020/", "/uppdrag/"
          }) {
        String href = page.select("main dl a[href^=" + way + "]").attr("href");
        assertThat(visitor.get(href).statusCode()).as(way).isEqualTo(200);
      }
      assertThat(page(visitor, "/reskontra/" + award.pot()).select("main dl a").attr("href"))
          .isEqualTo("/beviljat/" + award.id());
    }
  }

  @Test
  void an_award_is_found_by_its_case_by_the_agency_and_whoever_got_it_alone() throws Exception {
    Award award = made();
    Actor own = form.person(award.organisationId(), Role.AGENT, "Eva By");
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    String search = "/sok?q=" + award.caseNumber();
    try (Visitor officer = cast.visitor(port, form.officer(Role.ECONOMIST));
        Visitor agent = cast.visitor(port, own);
        Visitor stranger = cast.visitor(port, other)) {
      assertThat(page(officer, search).select("a[href=/beviljat/" + award.id() + "]")).hasSize(1);
      assertThat(page(agent, search).select("a[href=/mina-bidrag/" + award.id() + "]")).hasSize(1);
      assertThat(page(stranger, search).select("main li a")).isEmpty();
    }
  }

  @Test
  void the_list_is_a_file_with_every_award() throws Exception {
    Award award = made();
    try (Visitor visitor = cast.visitor(port, form.officer(Role.AUDITOR))) {
      String file = visitor.get("/beviljat/beviljat.csv?ar=2020").body();
      assertThat(file.lines().filter(line -> line.contains(award.caseNumber()))).hasSize(1);
      assertThat(visitor.get("/beviljat/beviljat.xlsx?ar=2020").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Shows("L7")
  void the_recipient_reads_amount_conditions_and_when_the_money_comes() throws Exception {
    Requisition sent = approvals.approved();
    Actor agent = form.person(sent.organisationId(), Role.AGENT, "Eva By");
    try (Visitor visitor = cast.visitor(port, agent)) {
      Document receipt = page(visitor, "/mina-rekvisitioner/" + sent.id());
      String way = receipt.select("a[href^=/mina-bidrag/rekvisition/]").attr("href");
      String own = "/mina-bidrag/" + awards.answering(sent.id()).orElseThrow().id();
      Document page = page(visitor, way);
      assertThat(page.select("h1").text()).startsWith("Ni har beviljats");
      assertThat(page.text())
          .contains(
              "Pengarna betalas ut senast 27 april 2020",
              "1 januari 2020 till och med 31 december 2020",
              "31 mars 2021",
              "tre veckor");
      assertThat(page(visitor, "/mina-bidrag").text()).contains(sent.caseNumber());
      assertThat(page(visitor, "/mina-arenden/" + sent.caseId()).select("a[href=" + own + "]"))
          .isNotEmpty();
    }
    Actor other = form.person(form.municipality(), Role.AGENT, "Greta");
    try (Visitor visitor = cast.visitor(port, other)) {
      String id = awards.answering(sent.id()).orElseThrow().id().toString();
      assertThat(visitor.get("/mina-bidrag/" + id).statusCode()).isEqualTo(404);
      assertThat(page(visitor, "/mina-bidrag").text()).contains("Inget är beviljat än");
    }
  }

  private Award made() {
    return awards.answering(approvals.approved().id()).orElseThrow();
  }

  private static Document page(Visitor visitor, String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }
}
