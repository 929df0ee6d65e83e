package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statsbidrag.allocation.KeyStatus.DECIDED;
import static se.statsbidrag.allocation.KeyStatus.DISCARDED;
import static se.statsbidrag.allocation.KeyStatus.DRAFT;
import static se.statsbidrag.allocation.KeyStatus.ENTERED;
import static se.statsbidrag.allocation.KeyStatus.PROPOSED;
import static se.statsbidrag.allocation.KeyStatus.PUBLISHED;
import static se.statsbidrag.allocation.KeyStatus.REGISTERED;
import static se.statsbidrag.allocation.KeyStatus.SUPERSEDED;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;

@Shows("L1")
class KeyStatusTest {

  private record Step(KeyStatus from, KeyStatus to) {}

  private static final Set<Step> GOVERNMENT =
      Set.of(
          new Step(DRAFT, ENTERED),
          new Step(DRAFT, DISCARDED),
          new Step(ENTERED, REGISTERED),
          new Step(ENTERED, DRAFT),
          new Step(REGISTERED, SUPERSEDED));

  private static final Set<Step> OWN =
      Set.of(
          new Step(DRAFT, PROPOSED),
          new Step(DRAFT, DISCARDED),
          new Step(PROPOSED, DECIDED),
          new Step(PROPOSED, DRAFT),
          new Step(PROPOSED, DISCARDED),
          new Step(DECIDED, PUBLISHED),
          new Step(PUBLISHED, SUPERSEDED));

  @Test
  void every_step_of_a_governments_key_is_legal_or_not_as_this_table_says() {
    tryAll(
        KeySource.GOVERNMENT,
        GOVERNMENT,
        List.of(DRAFT, ENTERED, REGISTERED, SUPERSEDED, DISCARDED));
  }

  @Test
  void every_step_of_a_key_of_our_own_is_legal_or_not_as_this_table_says() {
    tryAll(KeySource.OWN, OWN, List.of(DRAFT, PROPOSED, DECIDED, PUBLISHED, SUPERSEDED, DISCARDED));
  }

  private static void tryAll(KeySource source, Set<Step> legal, List<KeyStatus> reached) {
    for (KeyStatus from : reached) {
      for (KeyStatus to : KeyStatus.values()) {
        assertThat(from.next(source).contains(to))
            .as("%s: %s → %s", source, from, to)
            .isEqualTo(legal.contains(new Step(from, to)));
      }
    }
  }

  @Test
  void only_what_stands_or_has_stood_is_public() {
    for (KeyStatus status : KeyStatus.values()) {
      assertThat(status.isPublic())
          .as(status.name())
          .isEqualTo(Set.of(REGISTERED, PUBLISHED, SUPERSEDED).contains(status));
    }
  }
}
