package se.statsbidrag.award.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/** Money for parties that the government has named. */
@SystemTest
class DirectTest {

  private static final Money HALF_A_MILLION = Money.ofKronor(500_000);

  @Autowired Directs directs;
  @Autowired ApprovalFixture approvals;
  @Autowired FormFixture form;
  @Autowired Awards awards;
  @Autowired Decisions decisions;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired TestPeople cast;
  @LocalServerPort int port;

  private Actor officer;
  private Actor decider;

  @BeforeEach
  void two_at_the_agency() {
    officer = form.officer(Role.CASE_OFFICER);
    decider = form.officer(Role.DECISION_MAKER);
  }

  @Test
  @Shows({"R26", "R28", "R29"})
  void a_named_party_is_proposed_decided_and_awarded_once_without_asking() throws Exception {
    Named before = line("DIRECT_NCK");
    String path = "/direkt/" + before.line().id();
    try (Visitor visitor = cast.visitor(port, officer)) {
      assertThat(page(visitor, "/direkt").text()).contains("Jämställdhetsmyndigheten", "Barnafrid");
      Document page = page(visitor, path + "/foresla/NCK");
      assertThat(page.select("[name=organisation]").val()).isEqualTo("Uppsala universitet");
      assertThat(page.select("[name=amount]").val()).isEqualTo("500\u00a0000");
      var answer = visitor.post(path + "/foresla/NCK", typed("500 000"));
      assertThat(answer.body()).contains("Pengarna tilldelas");
    }
    Direct proposed = line("DIRECT_NCK").parties().getFirst().given();
    assertThat(line("DIRECT_NCK").left()).isEqualTo(HALF_A_MILLION);
    Proposal proposal = decisions.proposal(decider, proposed.proposalId());
    assertThat(proposal.text()).contains("Uppsala universitet", "ska betalas tillbaka");
    approvals.decide(decider, proposal.reference());

    Named after = line("DIRECT_NCK");
    Award award = awards.award(form.agency(), after.parties().getFirst().award());
    assertThat(award.kind()).isEqualTo(Award.Kind.DIRECT);
    assertThat(award.recipientKind()).isEqualTo("UNIVERSITY");
    assertThat(award.amount()).isEqualTo(HALF_A_MILLION);
    assertThat(after.left()).isEqualTo(Money.ZERO);
    assertThat(ledger.pot(form.agency(), award.pot()).balance()).isEqualTo(HALF_A_MILLION);
    assertThatThrownBy(() -> propose("DIRECT_NCK", "NCK", "1"))
        .hasMessageContaining("direct.refusal.once");
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into award.direct
                    select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(),
                             'proposal_id', null))).* from award.direct d where id = :id
                    """)
                .param("id", proposed.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("direct_once");
  }

  @Test
  void what_is_sent_back_can_be_proposed_again_and_never_more_than_the_line() {
    assertThatThrownBy(() -> propose("DIRECT_JAMY", "JAMY", "500 001"))
        .hasMessageContaining("direct.refusal.left");
    assertThatThrownBy(() -> propose("DIRECT_JAMY", "JAMY", "0"))
        .hasMessageContaining("award.refusal.amount");
    ObjectRef first = propose("DIRECT_JAMY", "JAMY", "400 000");
    Proposal proposal = decisions.proposal(decider, UUID.fromString(first.id()));
    decisions.sendBack(decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), "Allt.");
    ObjectRef second = propose("DIRECT_JAMY", "JAMY", "500 000");
    approvals.decide(decider, second);
    assertThat(line("DIRECT_JAMY").left()).isEqualTo(Money.ZERO);
  }

  @Test
  @Shows({"L19", "R30"})
  void who_pays_the_evaluation_is_a_setting() {
    Named named = line("EVALUATION");
    UUID id = named.line().id();
    assertThat(named.assumption()).contains("Beslutet säger inte vem som betalar");
    assertThat(named.ours()).isTrue();
    assertThatThrownBy(() -> directs.state(officer, UUID.randomUUID(), id, false, " "))
        .isInstanceOf(Refused.class);
    directs.state(officer, UUID.randomUUID(), id, false, "Regeringskansliet betalar.");
    assertThat(line("EVALUATION").ours()).isFalse();
    assertThatThrownBy(() -> propose("EVALUATION", "VARDANALYS", "500 000"))
        .hasMessageContaining("direct.refusal.not-ours");
    directs.state(officer, UUID.randomUUID(), id, true, "Enligt överenskommelse.");
    approvals.decide(decider, propose("EVALUATION", "VARDANALYS", "500 000"));
    Award award = awards.award(form.agency(), line("EVALUATION").parties().getFirst().award());
    assertThat(award.recipientKind()).isEqualTo("AUTHORITY");
    assertThatThrownBy(() -> directs.state(officer, UUID.randomUUID(), id, false, "Nej."))
        .hasMessageContaining("direct.refusal.given");
  }

  private ObjectRef propose(String line, String party, String amount) {
    return directs.propose(
        officer,
        UUID.randomUUID(),
        line(line).line().id(),
        party,
        new DirectForm(
            "Prov " + party,
            amount,
            "För uppdraget.",
            "2020-03-20",
            "BANKGIRO",
            "5402-9681",
            "Regeringen har beslutat det.",
            true));
  }

  private Named line(String code) {
    return directs.lines(officer).stream()
        .filter(named -> named.line().code().equals(code) && named.line().year().year() == 2020)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> typed(String amount) {
    return Map.of(
        "key", UUID.randomUUID().toString(),
        "organisation", "Uppsala universitet",
        "amount", amount,
        "purpose", "För genomförandet.",
        "payBy", "2020-03-20",
        "accountKind", "BANKGIRO",
        "account", "5402-9681",
        "reasons", "Regeringen har beslutat det.",
        "noConflict", "true");
  }

  private static Document page(Visitor visitor, String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }
}
