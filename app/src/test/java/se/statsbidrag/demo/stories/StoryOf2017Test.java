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

/** The story of 2017, played once; what the year then tells. */
@SystemTest
@TestPropertySource(properties = "test.database=stories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryOf2017Test {

  @Autowired StoryBook book;
  @Autowired TestClock clock;

  @BeforeAll
  void play() throws Exception {
    book.play("2017", clock);
  }

  @AfterAll
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R48", "O16"})
  void the_published_krona_too_much_is_met_by_the_frame() {
    StoryBook.Line line = book.line(2017, "landsting");
    assertThat(line.funded()).isEqualTo(2_000_000_000L);
    assertThat(line.awarded()).isEqualTo(2_000_000_000L);
    assertThat(book.count(2017, "REGION", RequisitionStatus.REFUSED)).isOne();
    assertThat(book.granted(2017, "REGION")).containsOnlyOnce(95_238_000L).hasSize(21);
    assertThat(book.granted(2017, "REGION")).filteredOn(ore -> ore == 95_238_100L).hasSize(20);
  }

  @Test
  @Shows("R84")
  void every_form_came_on_paper_with_its_signatory_and_its_scan() {
    assertThat(book.onPaper(2017)).isEqualTo(290 - 24 + 21 + 1);
  }

  @Test
  void every_krona_of_both_frames_is_explained() {
    book.everyKronaIsExplained(2017);
  }

  @Test
  @Shows("R92")
  void a_payment_after_15_working_days_misses_a_norm_and_breaks_no_promise() {
    assertThat(book.promise(2017))
        .satisfies(promise -> assertThat(promise.waiting()).isZero())
        .satisfies(promise -> assertThat(promise.late()).isPositive())
        .satisfies(promise -> assertThat(promise.broken()).isZero());
  }

  @Test
  @Shows({"R89", "R109"})
  void what_nobody_took_is_shared_to_the_last_krona_among_those_who_asked_for_it() {
    assertThat(book.shares(2017)).isNotEmpty().allMatch(StoryBook.Share::wished);
    assertThat(book.line(2017, "kommuner").left()).isZero();
  }
}
