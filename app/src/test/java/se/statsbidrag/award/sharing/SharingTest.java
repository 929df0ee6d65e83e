package se.statsbidrag.award.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;
import se.statsbidrag.award.sharing.Sharing.Line;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.Money;

/** From which frames to whom, and never more than is left of any. */
class SharingTest {

  private static final int SEEDS = Integer.getInteger("seeds", 200);
  private static final long KRONA = 100;
  private static final UUID TOWNS = UUID.randomUUID();
  private static final UUID REGIONS = UUID.randomUUID();

  private static Frame frame(UUID round, String category, long kronor) {
    return new Frame(
        round, category, category, UUID.randomUUID(), UUID.randomUUID(), kronor * KRONA, 0, 0);
  }

  private static Candidate town(String code, long ceiling) {
    return candidate(TOWNS, "MUNICIPALITY", code, ceiling, null, null);
  }

  private static Candidate candidate(
      UUID round, String category, String code, long ceiling, Long need, Exclusion exclusion) {
    return new Candidate(
        UUID.randomUUID(),
        round,
        category,
        code,
        code,
        new Candidate.Claim(UUID.randomUUID(), UUID.randomUUID(), code),
        ceiling * KRONA,
        ceiling,
        need == null ? null : need * KRONA,
        exclusion);
  }

  private static Plan plan(By by) {
    return new Plan(by, null, null, Plan.Reach.TOGETHER);
  }

  private static List<Long> kronor(Sharing sharing, Standing standing) {
    return IntStream.range(0, standing.candidates().size())
        .mapToObj(i -> sharing.ore(i) / KRONA)
        .toList();
  }

  @Test
  @Shows({"R110", "O12"})
  void what_both_left_goes_to_municipalities_alone_out_of_their_own_frame_first() {
    Standing standing =
        new Standing(
            1,
            List.of(frame(TOWNS, "MUNICIPALITY", 70), frame(REGIONS, "REGION", 30)),
            List.of(
                town("0001", 50),
                town("0002", 30),
                town("0003", 20),
                candidate(REGIONS, "REGION", "01", 900, null, Exclusion.CATEGORY)),
            "Folkmängd");
    Sharing sharing = Sharing.of(standing, plan(By.KEY));
    assertThat(kronor(sharing, standing)).containsExactly(50L, 30L, 20L, 0L);
    assertThat(sharing.lines())
        .extracting(line -> line.candidate().code(), line -> line.frame().category(), Line::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0001", "MUNICIPALITY", Money.ofKronor(50)),
            org.assertj.core.groups.Tuple.tuple("0002", "MUNICIPALITY", Money.ofKronor(20)),
            org.assertj.core.groups.Tuple.tuple("0002", "REGION", Money.ofKronor(10)),
            org.assertj.core.groups.Tuple.tuple("0003", "REGION", Money.ofKronor(20)));
    assertThat(sharing.remains()).isEqualTo(Money.ZERO);
    assertThat(sharing.explain(1).amountOre()).isEqualTo(30 * KRONA);
    assertThat(sharing.explain(3).steps()).isEmpty();
  }

  @Test
  void each_frame_can_be_kept_to_its_own_category() {
    Standing standing =
        new Standing(
            1,
            List.of(frame(TOWNS, "MUNICIPALITY", 70), frame(REGIONS, "REGION", 30)),
            List.of(
                town("0001", 50),
                town("0002", 50),
                candidate(REGIONS, "REGION", "01", 900, null, null)),
            null);
    Sharing sharing = Sharing.of(standing, new Plan(By.EQUAL, null, null, Plan.Reach.EACH_ITS_OWN));
    assertThat(kronor(sharing, standing)).containsExactly(35L, 35L, 30L);
    assertThat(kronor(Sharing.of(standing, plan(By.EQUAL)), standing))
        .containsExactly(34L, 33L, 33L);
    assertThat(Sharing.rules(standing)).containsExactly(By.KEY, By.EQUAL);
  }

  @Test
  void nobody_gets_more_than_it_can_use_nor_than_its_cap_and_the_rest_stays() {
    Standing standing =
        new Standing(
            1,
            List.of(frame(TOWNS, "MUNICIPALITY", 100)),
            List.of(
                candidate(TOWNS, "MUNICIPALITY", "0001", 100, 5L, null),
                town("0002", 100),
                town("0003", 10)),
            "Folkmängd");
    Sharing capped = Sharing.of(standing, new Plan(By.EQUAL, null, 30, Plan.Reach.TOGETHER));
    assertThat(kronor(capped, standing)).containsExactly(5L, 30L, 3L);
    assertThat(capped.remains()).isEqualTo(Money.ofKronor(62));
    Sharing most = Sharing.of(standing, new Plan(By.EQUAL, 20_00L, null, Plan.Reach.TOGETHER));
    assertThat(kronor(most, standing)).containsExactly(5L, 20L, 20L);
    Sharing all = Sharing.of(standing, plan(By.EQUAL));
    assertThat(kronor(all, standing)).containsExactly(5L, 48L, 47L);
  }

  @Test
  void where_nobody_takes_part_nothing_is_shared() {
    Standing standing =
        new Standing(
            1,
            List.of(frame(TOWNS, "MUNICIPALITY", 100)),
            List.of(candidate(TOWNS, "MUNICIPALITY", "0001", 5, null, Exclusion.NO_WISH)),
            null);
    Sharing sharing = Sharing.of(standing, plan(By.KEY));
    assertThat(sharing.lines()).isEmpty();
    assertThat(sharing.remains()).isEqualTo(Money.ofKronor(100));
  }

  @Test
  void what_waits_for_a_decision_and_what_was_decided_on_is_not_left() {
    UUID id = UUID.randomUUID();
    assertThat(new Frame(id, "A", "A", id, id, 100_50, 30_00, 20_00).left())
        .isEqualTo(Money.ofKronor(50));
    assertThat(new Frame(id, "A", "A", id, id, 100_00, 90_00, 20_00).left()).isEqualTo(Money.ZERO);
  }

  @Test
  void what_is_frozen_reads_back_as_it_was_and_gives_the_same() {
    Standing standing = standing(new Random(7));
    Content content = new Content(standing, new Plan(By.KEY, 900_00L, 40, Plan.Reach.EACH_ITS_OWN));
    Content again = Content.read(content.written());
    assertThat(again).isEqualTo(content);
    assertThat(again.written()).isEqualTo(content.written());
    assertThat(java.util.Objects.requireNonNull(again.sharing()).lines())
        .isEqualTo(java.util.Objects.requireNonNull(content.sharing()).lines());
    assertThat(Content.read(new Content(standing, null).written()).sharing()).isNull();
  }

  @Test
  void only_what_matters_for_the_amounts_is_a_change_and_each_is_named() {
    Standing before =
        new Standing(
            1,
            List.of(frame(TOWNS, "MUNICIPALITY", 100)),
            List.of(
                town("0001", 50),
                candidate(TOWNS, "MUNICIPALITY", "0002", 50, null, Exclusion.NO_WISH)),
            null);
    Candidate same = before.candidates().getFirst();
    Frame frame = before.frames().getFirst();
    Frame approved =
        new Frame(
            TOWNS,
            frame.roundName(),
            frame.category(),
            frame.lineId(),
            frame.pot(),
            130_00,
            30_00,
            0);
    assertThat(new Standing(1, List.of(approved), List.of(same), null).changesSince(before))
        .isEmpty();
    Standing after =
        new Standing(1, List.of(frame(TOWNS, "MUNICIPALITY", 90)), List.of(town("0003", 50)), null);
    assertThat(after.changesSince(before))
        .extracting(Standing.Change::key)
        .containsExactly("frame", "gone", "new");
    Candidate other =
        new Candidate(
            same.organisationId(), TOWNS, "MUNICIPALITY", "0001", "0001", null, 1, 50L, 70L, null);
    assertThat(new Standing(1, List.of(frame), List.of(other), null).changesSince(before))
        .extracting(Standing.Change::key)
        .containsExactly("basis");
  }

  @Test
  @Shows("R111")
  void no_frame_gives_more_than_is_left_of_it_and_the_lines_are_the_amounts() {
    for (long seed = 0; seed < SEEDS; seed++) {
      holds(seed);
    }
  }

  @Test
  @Tag("deep")
  void no_frame_gives_more_than_is_left_of_it_for_many_seeds() {
    for (long seed = 0; seed < 20_000; seed++) {
      holds(seed);
    }
  }

  private static void holds(long seed) {
    Random random = new Random(seed);
    Standing standing = standing(random);
    Plan plan =
        new Plan(
            By.values()[random.nextInt(3)],
            random.nextInt(3) == 0 ? (1 + random.nextLong(2_000)) * KRONA : null,
            random.nextInt(3) == 0 ? 1 + random.nextInt(150) : null,
            Plan.Reach.values()[random.nextInt(2)]);
    Sharing sharing = Sharing.of(standing, plan);
    long[] got = new long[standing.candidates().size()];
    for (Line line : sharing.lines()) {
      assertThat(line.ore()).as("seed %d", seed).isPositive();
      assertThat(line.ore() % KRONA).as("seed %d", seed).isZero();
      got[standing.candidates().indexOf(line.candidate())] += line.ore();
    }
    for (Frame frame : standing.frames()) {
      assertThat(sharing.from(frame)).as("seed %d", seed).isLessThanOrEqualTo(frame.left());
    }
    for (int i = 0; i < got.length; i++) {
      Candidate one = standing.candidates().get(i);
      assertThat(got[i]).as("seed %d", seed).isEqualTo(sharing.ore(i));
      assertThat(got[i]).as("seed %d", seed).isEqualTo(sharing.explain(i).amountOre());
      assertThat(one.takesPart() || got[i] == 0).as("seed %d", seed).isTrue();
      if (one.needOre() != null) {
        assertThat(got[i]).as("seed %d", seed).isLessThanOrEqualTo(one.needOre());
      }
    }
    assertThat(sharing.remains().isNegative()).as("seed %d", seed).isFalse();
  }

  private static Standing standing(Random random) {
    List<Frame> frames = new ArrayList<>();
    frames.add(frame(TOWNS, "MUNICIPALITY", random.nextInt(5_000)));
    if (random.nextBoolean()) {
      frames.add(frame(REGIONS, "REGION", random.nextInt(3_000)));
    }
    List<Candidate> candidates = new ArrayList<>();
    int towns = random.nextInt(30);
    for (int i = 0; i < towns + random.nextInt(8); i++) {
      boolean town = i < towns;
      candidates.add(
          candidate(
              town ? TOWNS : REGIONS,
              town ? "MUNICIPALITY" : "REGION",
              town ? "%04d".formatted(i) : "%02d".formatted(i - towns),
              1 + random.nextInt(4_000),
              random.nextInt(4) == 0 ? (long) random.nextInt(400) : null,
              random.nextInt(4) == 0 ? Exclusion.NO_WISH : null));
    }
    return new Standing(1, frames, candidates, "Folkmängd");
  }
}
