package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** What organisations can ask for, put together from the round, its terms and its key. */
@Component
class Offers {

  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final Clock clock;

  Offers(Rounds rounds, Ceilings ceilings, Recipients recipients, Clock clock) {
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** What an organisation can ask for in a round; a round that is not for it does not exist. */
  Offer offer(UUID organisation, UUID roundId) {
    Round round = rounds.round(roundId);
    return offer(organisation, round, rolesOf(organisation))
        .orElseThrow(() -> new NotFound("round", roundId));
  }

  /** All that an organisation can ask for, the latest year first. */
  List<Offer> all(UUID organisation) {
    List<RecipientRole> roles = rolesOf(organisation);
    return rounds.published().stream()
        .flatMap(round -> offer(organisation, round, roles).stream())
        .toList();
  }

  private List<RecipientRole> rolesOf(UUID organisation) {
    return recipients.rolesOf(organisation, LocalDate.now(clock));
  }

  private Optional<Offer> offer(UUID organisation, Round round, List<RecipientRole> roles) {
    Terms terms = round.terms();
    if (terms == null || !round.announced()) {
      return Optional.empty();
    }
    return roles.stream()
        .filter(role -> role.kind().name().equals(round.recipientKind()))
        .findFirst()
        .flatMap(role ->
            ceilings
                .of(round.id(), organisation)
                .map(ceiling -> offer(round, terms, role, ceiling)));
  }

  private Offer offer(Round round, Terms terms, RecipientRole role, Ceiling ceiling) {
    Map<UUID, Organisation> both =
        recipients.organisations(round.agencyId(), role.organisationId());
    @Nullable Organisation agency = both.get(round.agencyId());
    @Nullable Organisation own = both.get(role.organisationId());
    return new Offer(
        round,
        agency == null ? "" : agency.name(),
        role,
        own == null ? null : own.organisationNumber(),
        terms,
        ceiling);
  }
}
