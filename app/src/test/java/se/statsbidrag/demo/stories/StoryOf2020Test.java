package se.statsbidrag.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.requisition.RequisitionStatus;

/** The story of 2020, played once; what the year then tells. */
@SystemTest
@TestPropertySource(properties = "test.database=stories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryOf2020Test {

  @Autowired StoryBook book;
  @Autowired TestClock clock;

  @BeforeAll
  void play() throws Exception {
    book.play("2020", clock);
  }

  @AfterAll
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R12", "R13"})
  void every_krona_of_both_frames_is_explained() {
    assertThat(book.line(2020, "kommuner").funded()).isEqualTo(7_500_000_000L);
    assertThat(book.line(2020, "regioner").funded()).isEqualTo(3_150_000_000L);
    book.everyKronaIsExplained(2020);
  }

  @Test
  @Shows("R53")
  void some_ask_for_a_part_some_decline_and_some_never_answer() {
    assertThat(book.choosing(2020, "MUNICIPALITY", "PART")).isEqualTo(15);
    assertThat(book.choosing(2020, "MUNICIPALITY", "NONE")).isEqualTo(6);
    assertThat(book.choosing(2020, "MUNICIPALITY", "WHOLE")).isEqualTo(290 - 14 - 6 - 15);
  }

  @Test
  @Shows({"R203", "R204"})
  void most_municipalities_and_all_regions_take_part() {
    assertThat(book.count(2020, "REGION", RequisitionStatus.APPROVED)).isEqualTo(21);
    assertThat(book.count(2020, "MUNICIPALITY", RequisitionStatus.APPROVED)).isGreaterThan(145);
  }

  @Test
  @Shows("L3")
  void what_came_too_late_is_decided_too() {
    assertThat(book.late(2020))
        .hasSize(7)
        .containsOnly(RequisitionStatus.APPROVED, RequisitionStatus.REFUSED)
        .contains(RequisitionStatus.APPROVED, RequisitionStatus.REFUSED);
  }

  @Test
  @Shows({"R26", "R28", "R30"})
  void the_named_parties_get_500_000_kronor_each_without_asking() {
    assertThat(book.paidDirectly(2020)).hasSize(4).containsOnly(50_000_000L);
  }

  @Test
  void no_two_recipients_are_one_counterparty_in_the_books() {
    assertThat(book.sharedCounterparties(2020)).isEmpty();
  }

  @Test
  @Shows({"R106", "R107"})
  void what_nobody_took_is_shared_to_the_last_krona_among_those_who_asked_for_it() {
    assertThat(book.shares(2020)).isNotEmpty().allMatch(StoryBook.Share::wished);
    assertThat(book.line(2020, "kommuner").left()).isZero();
    assertThat(book.line(2020, "regioner").left()).isZero();
    assertThat(book.line(2020, "kommuner").paid()).isEqualTo(7_500_000_000L);
    assertThat(book.line(2020, "regioner").paid()).isEqualTo(3_150_000_000L);
  }

  @Test
  @Shows("R93")
  void everyone_is_paid_once_within_30_working_days() {
    assertThat(book.promise(2020))
        .satisfies(promise -> assertThat(promise.waiting()).isZero())
        .satisfies(promise -> assertThat(promise.broken()).isZero())
        .satisfies(promise -> assertThat(promise.paid()).isGreaterThan(286));
  }
}
