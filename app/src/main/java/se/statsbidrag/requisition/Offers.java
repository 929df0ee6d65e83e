package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** What organisations can ask for, put together from the round, its terms and its key. */
@Component
class Offers {

  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final Trips trips;
  private final Clock clock;

  Offers(Rounds rounds, Ceilings ceilings, Recipients recipients, Trips trips, Clock clock) {
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.trips = trips;
    this.clock = clock;
  }

  /** What an organisation can ask for in a round; a round that is not for it does not exist. */
  Offer offer(UUID organisation, UUID roundId) {
    return trips.ask(askOffer(organisation, roundId));
  }

  /** The question of {@link #offer}. */
  Question<Offer> askOffer(UUID organisation, UUID roundId) {
    Question<Round> round = rounds.askRound(roundId);
    Question<List<RecipientRole>> roles = recipients.askRolesOf(organisation, LocalDate.now(clock));
    Question<Optional<Ceiling>> ceiling = ceilings.askOf(roundId, organisation);
    Question<Map<UUID, Organisation>> names =
        recipients.askOrganisations(rounds.agencyOf(roundId), organisation);
    return Question.together(round, roles, ceiling, names)
        .then(answered ->
            role(answered.to(round), answered.to(roles))
                .flatMap(role ->
                    answered
                        .to(ceiling)
                        .map(most -> offer(answered.to(round), role, most, answered.to(names))))
                .orElseThrow(() -> new NotFound("round", roundId)));
  }

  /** All that an organisation can ask for, the latest year first. */
  List<Offer> all(UUID organisation) {
    List<RecipientRole> roles = recipients.rolesOf(organisation, LocalDate.now(clock));
    return rounds.published().stream()
        .flatMap(round -> offer(organisation, round, roles).stream())
        .toList();
  }

  private Optional<Offer> offer(UUID organisation, Round round, List<RecipientRole> roles) {
    return role(round, roles)
        .flatMap(role ->
            ceilings
                .of(round.id(), organisation)
                .map(ceiling ->
                    offer(
                        round,
                        role,
                        ceiling,
                        recipients.organisations(round.agencyId(), organisation))));
  }

  /** In which of its roles an organisation can answer an announced round, if in any. */
  private static Optional<RecipientRole> role(Round round, List<RecipientRole> roles) {
    if (round.terms() == null || !round.announced()) {
      return Optional.empty();
    }
    return roles.stream()
        .filter(role -> role.kind().name().equals(round.recipientKind()))
        .findFirst();
  }

  private static Offer offer(
      Round round, RecipientRole role, Ceiling ceiling, Map<UUID, Organisation> names) {
    @Nullable Organisation agency = names.get(round.agencyId());
    @Nullable Organisation own = names.get(role.organisationId());
    return new Offer(
        round,
        agency == null ? "" : agency.name(),
        role,
        own == null ? null : own.organisationNumber(),
        Objects.requireNonNull(round.terms()),
        ceiling);
  }
}
