package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;

/** Finds the rounds that share with each other. */
@Component
class Pools {

  private final Rounds rounds;
  private final Clock clock;

  Pools(Rounds rounds, Clock clock) {
    this.rounds = rounds;
    this.clock = clock;
  }

  /** A round of the actor's agency. */
  Round round(Actor actor, UUID id) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    return round;
  }

  /** The rounds that share with this one; refused where the terms do not let it. */
  Pool of(Round asked) {
    List<Round> sharing = sharing(asked);
    Refused.ifAny(RedistributionRules.terms(asked, sharing));
    return new Pool(sharing, Objects.requireNonNull(asked.terms()).redistribution());
  }

  /** Why nothing can be shared in the round as its terms are, or as yet; empty where it can. */
  List<Refusal> hindrances(Round asked) {
    List<Refusal> terms = RedistributionRules.terms(asked, sharing(asked));
    return terms.isEmpty() ? RedistributionRules.time(of(asked), clock.instant()) : terms;
  }

  private List<Round> sharing(Round asked) {
    Terms terms = asked.terms();
    if (terms == null) {
      return List.of();
    }
    Terms.Redistribution said = terms.redistribution();
    List<String> categories = Stream.concat(said.from().stream(), said.to().stream()).toList();
    return rounds.list(asked.agencyId()).stream()
        .filter(one -> one.grant().id().equals(asked.grant().id()))
        .filter(one -> one.year().equals(asked.year()) && one.kind() == asked.kind())
        .filter(one -> categories.contains(one.recipientKind()))
        .sorted(Comparator.comparing(Round::recipientKind))
        .toList();
  }
}
