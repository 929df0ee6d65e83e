package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerTest {

  @Test
  void it_offers_the_ends_and_what_is_near() {
    assertThat(Pager.of(5, 290, 20).steps()).containsExactly(1, 0, 3, 4, 5, 6, 7, 0, 15);
    assertThat(Pager.of(1, 290, 20).steps()).containsExactly(1, 2, 3, 0, 15);
    assertThat(Pager.of(15, 290, 20).steps()).containsExactly(1, 0, 13, 14, 15);
    assertThat(Pager.of(1, 0, 20).steps()).containsExactly(1);
    assertThat(Pager.of(500_000, 2_000_000_000L, 20).steps()).hasSize(9);
  }

  @Test
  void a_page_outside_the_list_is_the_nearest() {
    assertThat(Pager.of(-3, 290, 20).current()).isEqualTo(1);
    Pager last = Pager.of(99, 290, 20);
    assertThat(last.current()).isEqualTo(15);
    assertThat(last.offset()).isEqualTo(280);
    assertThat(last.hasNext()).isFalse();
    assertThat(last.hasPrevious()).isTrue();
  }
}
