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

/** The story of 2021, played once; what the year then tells. */
@SystemTest
@TestPropertySource(properties = "test.database=stories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryOf2021Test {

  @Autowired StoryBook book;
  @Autowired TestClock clock;

  @BeforeAll
  void play() throws Exception {
    book.play("2021", clock);
  }

  @AfterAll
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R96", "R105"})
  void the_top_up_adds_its_own_frames_and_every_krona_is_explained() {
    assertThat(book.lines(2021))
        .extracting(StoryBook.Line::funded)
        .contains(7_000_000_000L, 2_500_000_000L, 500_000_000L, 650_000_000L);
    book.everyKronaIsExplained(2021);
  }

  @Test
  @Shows({"R98", "R190"})
  void stockholm_gets_over_both_rounds_what_it_got_in_2020() {
    assertThat(book.granted(2021, "MUNICIPALITY", "0180")).isEqualTo(452_868_700L);
  }

  @Test
  @Shows("L3")
  void what_came_too_late_in_either_round_is_decided_too() {
    assertThat(book.late(2021))
        .hasSize(5 + 6)
        .containsOnly(RequisitionStatus.APPROVED, RequisitionStatus.REFUSED);
  }

  @Test
  @Shows({"R88", "R110"})
  void what_is_left_of_the_top_up_goes_to_municipalities_only() {
    assertThat(book.shares(2021))
        .isNotEmpty()
        .allMatch(share -> share.kind().equals("MUNICIPALITY") && share.wished());
  }

  @Test
  @Shows("R93")
  void a_payment_after_30_working_days_is_a_broken_promise() {
    assertThat(book.promise(2021))
        .satisfies(promise -> assertThat(promise.waiting()).isZero())
        .satisfies(promise -> assertThat(promise.late()).isZero())
        .satisfies(promise -> assertThat(promise.broken()).isPositive());
  }
}
