package se.statsbidrag.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * The five rounds that ship as files, each from the day of its decision on; in a database of its
 * own since later years come into it.
 */
@SystemTest
@TestPropertySource(properties = "test.database=world")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoWorldTest {

  @Autowired DemoWorld world;
  @Autowired Rounds rounds;
  @Autowired Ceilings ceilings;
  @Autowired Keys keys;
  @Autowired Recipients recipients;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Order(1)
  @Shows({"R46", "R84", "R92"})
  void at_the_start_the_rounds_of_2020_are_open_and_those_of_2017_closed() {
    for (String kind : List.of("MUNICIPALITY", "REGION")) {
      assertThat(round(2020, kind, RoundKind.ORDINARY).status()).isEqualTo(RoundStatus.OPEN);
      Round past = round(2017, kind, RoundKind.ORDINARY);
      assertThat(past.status()).isEqualTo(RoundStatus.CLOSED);
      Terms terms = terms(past);
      assertThat(terms.channel()).isEqualTo(Terms.Channel.FORM);
      assertThat(terms.lastDay()).isEqualTo(LocalDate.of(2017, 6, 1));
      assertThat(terms.promise()).isEqualTo(new Terms.Promise(15, false));
      assertThat(terms.promise().due(terms.lastDay())).isEqualTo(LocalDate.of(2017, 6, 26));
      assertThat(terms.reportDay()).isEqualTo(LocalDate.of(2018, 4, 3));
    }
    assertThat(rounds.list(agency())).hasSize(4);
  }

  @Test
  @Order(2)
  @Shows({"R98", "R104", "R183", "R190", "L20", "L23"})
  void stockholm_gets_in_2021_over_two_rounds_what_it_got_in_2020_and_in_2022_what_is_known()
      throws Exception {
    clock.set(LocalDateTime.of(2022, 5, 1, 9, 0));
    world.catchUp();
    assertThat(rounds.list(agency())).hasSize(10);
    assertThat(round(2020, "MUNICIPALITY", RoundKind.ORDINARY).status())
        .isEqualTo(RoundStatus.CLOSED);
    assertThat(round(2021, "REGION", RoundKind.TOP_UP).status()).isEqualTo(RoundStatus.CLOSED);
    Ceiling first = stockholm(2021, RoundKind.ORDINARY);
    Ceiling topUp = stockholm(2021, RoundKind.TOP_UP);
    assertThat(first.amount().plus(topUp.amount())).isEqualTo(Money.ofKronor(4_528_687));
    assertThat(first.assumed()).isTrue();
    assertThat(stockholm(2020, RoundKind.ORDINARY))
        .satisfies(known -> assertThat(known.assumed()).isFalse())
        .satisfies(known -> assertThat(known.amount()).isEqualTo(Money.ofKronor(4_528_687)));
    assertThat(stockholm(2022, RoundKind.ORDINARY).amount()).isEqualTo(Money.ofKronor(5_394_915));

    Round later = round(2022, "MUNICIPALITY", RoundKind.ORDINARY);
    assertThat(later.status()).isEqualTo(RoundStatus.OPEN);
    assertThat(later.frame()).isEqualTo(Money.ofKronor(85_500_000));
    assertThat(terms(later).lastDay()).isEqualTo(LocalDate.of(2022, 10, 3));
    assertThat(terms(later).lastDayMoved()).isTrue();
    assertThat(terms(later).use().last()).isEqualTo(LocalDate.of(2022, 12, 31));
    for (Round round : rounds.list(agency())) {
      assertThat(
              Money.sum(ceilings.all(round.id()).values().stream().map(Ceiling::amount).toList()))
          .as(round.nameSv())
          .isEqualTo(
              round.nameSv().equals("Landsting 2017") ? Money.ofKronor(20_000_001) : round.frame());
    }
  }

  @Test
  @Order(3)
  @Shows({"R96", "R97", "R98", "O13"})
  void the_top_up_of_2021_is_the_years_key_less_the_ordinary_one_ceiling_by_ceiling() {
    for (String kind : List.of("MUNICIPALITY", "REGION")) {
      Round first = round(2021, kind, RoundKind.ORDINARY);
      Round topUp = round(2021, kind, RoundKind.TOP_UP);
      boolean towns = kind.equals("MUNICIPALITY");
      assertThat(first.frame()).isEqualTo(Money.ofKronor(towns ? 70_000_000 : 25_000_000));
      assertThat(topUp.frame()).isEqualTo(Money.ofKronor(towns ? 5_000_000 : 6_500_000));
      AllocationKey key = keys.ofRound(topUp.id()).orElseThrow();
      assertThat(key.sum()).isEqualTo(topUp.frame());
      AllocationKey ordinary = keys.ofRound(first.id()).orElseThrow();
      assertThat(ordinary.sum()).isEqualTo(first.frame());
      Allocation year =
          Objects.requireNonNull(ordinary.rule())
              .rule()
              .allocate(keys.figures(ordinary), first.frame().plus(topUp.frame()).ore());
      List<KeyRow> before = keys.rows(ordinary);
      List<KeyRow> added = keys.rows(key);
      assertThat(added).hasSameSizeAs(before);
      for (int i = 0; i < added.size(); i++) {
        assertThat(added.get(i).code()).isEqualTo(before.get(i).code());
        assertThat(before.get(i).amount().plus(added.get(i).amount()).ore())
            .as(added.get(i).printedName())
            .isEqualTo(year.ore(i));
      }
      assertThat(keys.computed(key).orElseThrow().explain(0).steps()).hasSizeGreaterThan(3);
    }
  }

  @Test
  @Order(4)
  @Shows("R46")
  void a_round_is_where_the_clock_says_before_any_job_has_run_and_when_time_is_moved_back()
      throws Exception {
    clock.set(LocalDateTime.of(2020, 4, 1, 9, 0));
    world.catchUp();
    Round round = round(2020, "MUNICIPALITY", RoundKind.ORDINARY);
    assertThat(round.status()).isEqualTo(RoundStatus.OPEN);
    assertThat(rounds.status(round)).isEqualTo(RoundStatus.OPEN);
    assertThat(rounds.isOpen(round)).isTrue();
    assertThat(round.statusAt(terms(round).closes())).isEqualTo(RoundStatus.CLOSED);
    assertThat(round.statusAt(terms(round).opens().minusSeconds(1)))
        .isEqualTo(RoundStatus.ANNOUNCED);
  }

  private Ceiling stockholm(int year, RoundKind kind) {
    UUID city =
        recipients
            .role(
                se.statsbidrag.recipient.RecipientKind.MUNICIPALITY,
                "0180",
                LocalDate.of(2020, 3, 12))
            .orElseThrow()
            .organisationId();
    return ceilings.of(round(year, "MUNICIPALITY", kind).id(), city).orElseThrow();
  }

  private Round round(int year, String recipients, RoundKind kind) {
    return rounds.find(agency(), new BudgetYear(year), recipients, kind).orElseThrow();
  }

  private static Terms terms(Round round) {
    return java.util.Objects.requireNonNull(round.terms());
  }

  private UUID agency() {
    return recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
  }
}
