package se.statsbidrag.award.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * All that a redistribution rests on, as it stood when somebody looked: what is left of each frame
 * and who takes part. It is frozen with the proposal and compared when it is decided.
 *
 * @param number 1, or 2 and on for what came free after an earlier decision
 * @param population the series that the population comes from, or null where there is none
 */
public record Standing(
    int number, List<Frame> frames, List<Candidate> candidates, @Nullable String population) {

  /** What is no longer as it was: what it concerns, and what it was and is where that is money. */
  public record Change(String key, List<Object> arguments) {}

  public Standing {
    frames = List.copyOf(frames);
    candidates = List.copyOf(candidates);
  }

  /** What can be shared out in all. */
  public Money left() {
    return Money.sum(frames.stream().map(Frame::left).toList());
  }

  public Money undecided() {
    return Money.sum(frames.stream().map(Frame::undecided).toList());
  }

  public List<Candidate> taking() {
    return candidates.stream().filter(Candidate::takesPart).toList();
  }

  public List<Candidate> excluded() {
    return candidates.stream().filter(one -> !one.takesPart()).toList();
  }

  /** Those who have asked for a part and whose requisition waits for a decision. */
  public List<Candidate> waiting() {
    return candidates.stream().filter(one -> one.exclusion() == Exclusion.UNDECIDED).toList();
  }

  /** Whether population can be shared by: everybody who takes part has one. */
  public boolean hasPopulation() {
    return population != null && taking().stream().allMatch(one -> one.population() != null);
  }

  /** What matters for the amounts and is not as it was in an earlier look. */
  public List<Change> changesSince(Standing earlier) {
    List<Change> changes = new ArrayList<>();
    for (Frame was : earlier.frames) {
      Frame is = frame(was.roundId());
      long left = is == null ? 0 : is.leftOre();
      if (left != was.leftOre()) {
        changes.add(new Change("frame", List.of(was.roundName(), was.left(), new Money(left))));
      }
    }
    var before = earlier.byRecipient();
    var now = byRecipient();
    before.forEach((who, was) -> {
      Candidate is = now.get(who);
      if (is == null) {
        changes.add(new Change("gone", List.of(was.name())));
      } else if (!sameBasis(was, is)) {
        changes.add(new Change("basis", List.of(was.name())));
      }
    });
    now.forEach((who, is) -> {
      if (!before.containsKey(who)) {
        changes.add(new Change("new", List.of(is.name())));
      }
    });
    return changes;
  }

  private static boolean sameBasis(Candidate was, Candidate is) {
    return was.ceilingOre() == is.ceilingOre()
        && Objects.equals(was.population(), is.population())
        && Objects.equals(was.needOre(), is.needOre());
  }

  private @Nullable Frame frame(UUID round) {
    return frames.stream().filter(one -> one.roundId().equals(round)).findFirst().orElse(null);
  }

  private java.util.Map<String, Candidate> byRecipient() {
    return taking().stream()
        .collect(
            Collectors.toMap(
                one -> one.organisationId() + "/" + one.roundId(),
                Function.identity(),
                (first, second) -> first,
                java.util.LinkedHashMap::new));
  }
}
