package se.statsbidrag.award.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.Visitor;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.award.NewAward;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.requisition.FormFixture;

/** What the agency itself spends of a mandate's money. */
@SystemTest
class OwnCostsTest {

  @Autowired OwnCosts costs;
  @Autowired Awards awards;
  @Autowired FormFixture form;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TestPeople cast;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  @Shows("L13")
  void a_cost_is_charged_by_voucher_read_on_its_item_and_taken_back_whole() throws Exception {
    Actor economist = form.officer(Role.ECONOMIST);
    OwnCosts.Of before = of(economist);
    UUID line = before.line().id();
    try (Visitor visitor = cast.visitor(port, economist)) {
      assertThat(page(visitor, "/egna-kostnader").text()).contains("Socialstyrelsens kostnader");
      assertThat(page(visitor, "/egna-kostnader/" + line + "/ny").select("form")).isNotEmpty();
      visitor.post("/egna-kostnader/" + line + "/ny", typed("125 000,50", "V 17"));
      Document page = page(visitor, "/egna-kostnader/" + line);
      assertThat(page.text().replace('\u00a0', ' ')).contains("V 17", "125 000,50");
      assertThat(page(visitor, "/anslag?ar=2020&dag=2020-03-12").text())
          .contains("Egna kostnader")
          .doesNotContain("Betala inget förrän");
      Document item = page(visitor, "/anslag/2020/UO9-4:7-8/kostnader?dag=2020-03-12");
      assertThat(item.select("tbody").text()).contains("V 17");
    }
    assertThat(before.left().minus(of(economist).left())).isEqualTo(new Money(12_500_050));
    OwnCost cost = costs.costs(economist, line, null, 10).getFirst();
    UUID key = UUID.randomUUID();
    ObjectRef back = costs.takeBack(economist, key, cost.id(), back("V 18"));
    assertThat(costs.takeBack(economist, key, cost.id(), back("V 18"))).isEqualTo(back);
    assertThat(of(economist).left()).isEqualTo(before.left());
    assertThatThrownBy(() -> costs.takeBack(economist, UUID.randomUUID(), cost.id(), back("V 19")))
        .hasMessageContaining("costs.refusal.taken-back");
  }

  @Test
  void a_cost_is_never_more_than_the_line_nor_of_another_year_nor_twice() {
    Actor economist = form.officer(Role.ECONOMIST);
    UUID line = of(economist).line().id();
    assertThatThrownBy(() -> register(economist, line, "4 000 001", "2019-12-31", " "))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(refusal -> refusal.field())
                    .containsExactly("amount", "day", "voucher"));
    register(economist, line, "10", "2020-03-12", "V 20");
    assertThatThrownBy(() -> register(economist, line, "10", "2020-03-12", "V 20"))
        .hasMessageContaining("costs.refusal.twice");
    assertThatThrownBy(
            () -> register(form.officer(Role.CASE_OFFICER), line, "10", "2020-03-12", "V"))
        .hasMessageContaining("kernel.refusal.role");
    assertThatThrownBy(() -> jdbc.sql("update award.cost set amount_ore = 1").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @Shows("L13")
  void money_for_own_costs_is_never_awarded() {
    Actor decider = form.officer(Role.DECISION_MAKER);
    OwnCosts.Of of = of(decider);
    NewAward asked =
        new NewAward(
            Award.Kind.DIRECT,
            form.agency(),
            "AUTHORITY",
            "Vi själva",
            null,
            null,
            UUID.randomUUID(),
            "1/2020",
            of.line().id(),
            Money.ofKronor(1),
            clock.instant(),
            null,
            WorkingCalendar.dayOf(clock.instant()),
            "Prov");
    assertThatThrownBy(
            () -> transaction.executeWithoutResult(status -> awards.make(decider, asked)))
        .hasMessageContaining("award.refusal.instrument.OWN_COSTS");
  }

  private OwnCosts.Of of(Actor actor) {
    return costs.lines(actor).stream()
        .filter(of -> of.line().year().year() == 2020)
        .findFirst()
        .orElseThrow();
  }

  private void register(Actor actor, UUID line, String amount, String day, String voucher) {
    costs.register(
        actor, UUID.randomUUID(), line, new CostForm("", amount, day, voucher, "Resor till länen"));
  }

  private static CostForm back(String voucher) {
    return new CostForm("UO9-4:7-8", "125000,50", "2020-03-12", voucher, "Fel konto");
  }

  private static Map<String, String> typed(String amount, String voucher) {
    return Map.of(
        "key",
        UUID.randomUUID().toString(),
        "amount",
        amount,
        "day",
        "2020-03-12",
        "voucher",
        voucher,
        "text",
        "Resor till länen");
  }

  private static Document page(Visitor visitor, String path) throws Exception {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }
}
