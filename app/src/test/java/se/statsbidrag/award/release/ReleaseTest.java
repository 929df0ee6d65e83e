package se.statsbidrag.award.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/** Withdrawing what is not paid of an award. */
@SystemTest
class ReleaseTest {

  @Autowired Releases releases;
  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Awards awards;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @Autowired TestPeople cast;
  @LocalServerPort int port;

  private Actor officer;
  private Actor decider;

  @BeforeEach
  void two_at_the_agency() {
    officer = form.officer(Role.CASE_OFFICER);
    decider = form.officer(Role.DECISION_MAKER);
  }

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  void what_is_not_paid_goes_back_to_its_line_when_another_has_decided_it() throws Exception {
    Award award = made();
    try (Visitor visitor = cast.visitor(port, officer)) {
      assertThat(page(visitor, "/beviljat/" + award.id()).select("a[href$=/aterta]")).isNotEmpty();
      assertThat(page(visitor, "/beviljat/" + award.id() + "/aterta").select("form")).isNotEmpty();
      String key = UUID.randomUUID().toString();
      var refused = visitor.post("/beviljat/" + award.id() + "/aterta", Map.of("key", key));
      assertThat(refused.body()).contains("yttra sig", "25 §");
    }
    Money line = ledger.pot(form.agency(), award.linePot()).available();
    ObjectRef proposal = propose(award);
    assertThatThrownBy(() -> propose(award)).hasMessageContaining("release.refusal.waits");
    assertThat(awards.unpaid(award)).isEqualTo(award.amount());
    approvals.decide(decider, proposal);

    Award after = awards.award(form.agency(), award.id());
    assertThat(after.standing()).isEqualTo(Money.ZERO);
    assertThat(awards.unpaid(award)).isEqualTo(Money.ZERO);
    assertThat(ledger.pot(form.agency(), award.linePot()).available())
        .isEqualTo(line.plus(award.amount()));
    assertThat(payments(award)).isEqualTo("LAPSED");
    assertThatThrownBy(() -> propose(award)).hasMessageContaining("release.refusal.nothing");
    Actor agent = form.person(award.organisationId(), Role.AGENT, "Eva By");
    try (Visitor visitor = cast.visitor(port, agent)) {
      assertThat(page(visitor, "/mina-bidrag/" + award.id()).text())
          .contains("har tagits tillbaka genom ett senare beslut")
          .doesNotContain("Pengarna betalas ut senast");
    }
  }

  @Test
  @Shows({"L14", "R94", "R95"})
  void after_the_years_end_what_was_not_paid_can_be_released() {
    Award award = made();
    clock.set(LocalDateTime.of(2021, 1, 4, 9, 0));
    approvals.decide(decider, propose(award));
    assertThat(awards.unpaid(award)).isEqualTo(Money.ZERO);
  }

  @Test
  void what_is_on_its_way_to_the_bank_is_not_withdrawn() {
    Award award = made();
    ObjectRef proposal = propose(award);
    paymentStands(award, "PROPOSED");
    assertThatThrownBy(() -> approvals.decide(decider, proposal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("payment.refusal.on-its-way");
    assertThat(awards.unpaid(award)).isEqualTo(award.amount());
    paymentStands(award, "DUE");
    approvals.decide(decider, proposal);
  }

  /** As if a batch had it, without one. */
  private void paymentStands(Award award, String status) {
    transactions.executeWithoutResult(own -> {
      jdbc.sql("set local session_replication_role = 'replica'").update();
      jdbc.sql("update payment.payment set status = :status where award_id = :award")
          .param("status", status)
          .param("award", award.id())
          .update();
    });
  }

  @Test
  void the_database_refuses_a_withdrawal_that_nobody_decided() {
    Award award = made();
    assertThatThrownBy(() ->
            jdbc.sql("update award.award set released_ore = 100 where id = :id")
                .param("id", award.id())
                .update())
        .hasMessageContaining("is decided and moved back");
  }

  private ObjectRef propose(Award award) {
    return releases.propose(
        officer,
        UUID.randomUUID(),
        award.id(),
        "Kommunen vill inte ha pengarna.",
        "Kommunen har själv bett om det.",
        true);
  }

  private String payments(Award award) {
    return jdbc.sql("select status from payment.payment where award_id = :award")
        .param("award", award.id())
        .query(String.class)
        .single();
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
