package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Exclusion;
import se.statsbidrag.award.sharing.Frame;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.programme.Round;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Looks at how things stand: the ledger's balances, what has come in, the keys and the figures. */
@Component
class Standings {

  private static final String POPULATION = "population";

  private final Ledger ledger;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final FigureRegister figures;
  private final ClaimStore claims;
  private final RedistributionStore store;
  private final Clock clock;

  Standings(
      Ledger ledger,
      Ceilings ceilings,
      Recipients recipients,
      FigureRegister figures,
      ClaimStore claims,
      RedistributionStore store,
      Clock clock) {
    this.ledger = ledger;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.figures = figures;
    this.claims = claims;
    this.store = store;
    this.clock = clock;
  }

  /** How it stands now in the rounds that share. */
  Standing of(Pool pool) {
    UUID agency = pool.first().agencyId();
    List<Frame> frames = pool.giving().stream().map(round -> frame(agency, round)).toList();
    List<Candidate> candidates = new ArrayList<>();
    List<String> series = new ArrayList<>();
    for (Round round : pool.rounds()) {
      Optional<FigureSeries> population = population(agency, round);
      if (pool.reaches(round)) {
        population.ifPresent(one -> series.add(one.name()));
      }
      candidates.addAll(candidates(pool, round, population));
    }
    long receiving = pool.rounds().stream().filter(pool::reaches).count();
    return new Standing(
        store.decided(pool) + 1,
        frames,
        candidates,
        series.size() == receiving ? String.join(", ", series.stream().distinct().toList()) : null);
  }

  private Frame frame(UUID agency, Round round) {
    return new Frame(
        round.id(),
        round.nameSv(),
        round.recipientKind(),
        round.lineId(),
        round.pot(),
        ledger.pot(agency, round.pot()).available().ore(),
        claims.undecided(agency, round.id()),
        store.kept(round.id()));
  }

  private List<Candidate> candidates(Pool pool, Round round, Optional<FigureSeries> series) {
    UUID agency = round.agencyId();
    Map<String, Long> population = new HashMap<>();
    series.ifPresent(one -> population.putAll(figures.values(one.id())));
    Map<UUID, RecipientRole> roles =
        recipients
            .roles(
                RecipientKind.valueOf(round.recipientKind()),
                WorkingCalendar.dayOf(clock.instant()))
            .stream()
            .collect(
                Collectors.toMap(
                    RecipientRole::organisationId, Function.identity(), (one, same) -> one));
    Map<UUID, ClaimStore.Row> rows =
        claims.claims(agency, round.id()).stream()
            .collect(Collectors.toMap(ClaimStore.Row::organisationId, Function.identity()));
    Map<UUID, Long> needs = claims.needs(agency, round.id());
    List<Candidate> candidates = new ArrayList<>();
    ceilings
        .all(round.id())
        .forEach((organisation, ceiling) -> {
          @Nullable RecipientRole role = roles.get(organisation);
          if (role != null) {
            @Nullable Long heads = population.get(String.valueOf(role.code()));
            candidates.add(
                candidate(
                    pool,
                    round,
                    role,
                    ceiling,
                    heads,
                    needs.get(organisation),
                    rows.get(organisation)));
          }
        });
    return candidates;
  }

  private static Candidate candidate(
      Pool pool,
      Round round,
      RecipientRole role,
      Ceiling ceiling,
      @Nullable Long population,
      @Nullable Long need,
      ClaimStore.@Nullable Row row) {
    return new Candidate(
        role.organisationId(),
        round.id(),
        round.recipientKind(),
        role.code() == null ? role.organisationId().toString() : role.code(),
        role.name(),
        row == null ? null : new Candidate.Claim(row.id(), row.caseId(), row.caseNumber()),
        ceiling.amount().ore(),
        population,
        need,
        exclusion(pool, round, need, row));
  }

  /** The first reason that holds, in the order in which a reader would ask. */
  static @Nullable Exclusion exclusion(
      Pool pool, Round round, @Nullable Long need, ClaimStore.@Nullable Row row) {
    if (!pool.reaches(round)) {
      return Exclusion.CATEGORY;
    }
    if (row == null) {
      return Exclusion.NOT_ANSWERED;
    }
    if (row.status().equals("WITHDRAWN")) {
      return Exclusion.WITHDRAWN;
    }
    if (row.choice().equals("NONE")) {
      return Exclusion.DECLINED;
    }
    if (row.status().equals("REFUSED")) {
      return Exclusion.REFUSED;
    }
    if (row.choice().equals("PART") && pool.setting().wholeCeilingRequired()) {
      return Exclusion.NOT_WHOLE;
    }
    if (!row.share()) {
      return Exclusion.NO_WISH;
    }
    if (!row.status().equals("APPROVED")) {
      return Exclusion.UNDECIDED;
    }
    return need != null && need == 0 ? Exclusion.NO_NEED : null;
  }

  /** The population of a round's recipients, latest first; null where the register has none. */
  private Optional<FigureSeries> population(UUID agency, Round round) {
    return figures.all(agency).stream()
        .filter(one -> one.replacedBy() == null && one.driver().equals(POPULATION))
        .filter(one -> one.kind().name().equals(round.recipientKind()))
        .findFirst();
  }
}
