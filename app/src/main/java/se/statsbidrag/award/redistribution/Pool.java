package se.statsbidrag.award.redistribution;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;

/**
 * The rounds of a grant, a year and a kind that share with each other by their terms: whose frames
 * are shared out, and whose recipients can have a part.
 *
 * @param rounds in the order of their categories
 */
record Pool(List<Round> rounds, Terms.Redistribution setting) {

  Pool {
    rounds = List.copyOf(rounds);
  }

  Round first() {
    return rounds.getFirst();
  }

  List<Round> giving() {
    return rounds.stream().filter(one -> setting.from().contains(one.recipientKind())).toList();
  }

  /** Whether recipients of a round can have a part. */
  boolean reaches(Round round) {
    return setting.to().contains(round.recipientKind());
  }

  List<String> categories() {
    return rounds.stream().map(Round::recipientKind).sorted().toList();
  }

  /** The first moment after the last day of all of them (R108). */
  public Instant closes() {
    return rounds.stream()
        .map(one -> Objects.requireNonNull(one.terms()).closes())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** The round that closes last: its terms name the last day. */
  public Round last() {
    return rounds.stream()
        .max((a, b) ->
            Objects.requireNonNull(a.terms())
                .closes()
                .compareTo(Objects.requireNonNull(b.terms()).closes()))
        .orElseThrow();
  }

  /** Whether the instructions promise that it will be done. */
  public boolean promised() {
    return setting.mode() == Terms.Redistribution.Mode.WILL;
  }

  /** Whether it is left open from which frames to whom: several give, and all of them receive. */
  public boolean open() {
    return giving().size() > 1 && rounds.stream().allMatch(this::reaches);
  }
}
