package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Demand;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.RecipientKind;

/** What a round and its mandate demand of a key, as the key's terms. */
@Service
public class KeyRounds {

  private final Rounds rounds;

  KeyRounds(Rounds rounds) {
    this.rounds = rounds;
  }

  /** The rounds of the actor's agency, latest year first. */
  @Transactional(readOnly = true)
  public List<Round> list(Actor actor) {
    return rounds.list(actor.agencyId());
  }

  /**
   * The terms of a round's key, as they follow from data.
   *
   * @param recipientsOn the day on which those who exist shall be in the key
   * @param origin what it rests on, or null for the round's own basis
   */
  @Transactional(readOnly = true)
  public KeyTerms terms(
      Actor actor, UUID roundId, LocalDate recipientsOn, @Nullable String origin) {
    Round round = rounds.round(roundId);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", roundId);
    }
    return new KeyTerms(
        round.id(),
        round.name(Locale.of("sv")),
        RecipientKind.valueOf(round.recipientKind()),
        round.year(),
        recipientsOn,
        round.frame(),
        origin == null || origin.isBlank() ? round.basis().toString() : origin,
        round.demands().stream()
            .filter(demand -> demand.amountAtLeast() != null || demand.amountAtMost() != null)
            .map(KeyRounds::promise)
            .toList(),
        null);
  }

  private static KeyTerms.Promise promise(Demand demand) {
    Long least = demand.figureAtLeast();
    return new KeyTerms.Promise(
        demand.text(),
        demand.figure(),
        least == null ? 0 : least,
        demand.figureAtMost(),
        demand.amountAtLeast(),
        demand.amountAtMost());
  }
}
