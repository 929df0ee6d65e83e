package se.statsbidrag.requisition.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.allocation.Ceilings;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Puts the overview of a round together: everybody in its key, and what they have sent in. */
@Service
class Overviews {

  private final Rounds rounds;
  private final Ceilings ceilings;
  private final Recipients recipients;
  private final OverviewStore store;
  private final Clock clock;

  Overviews(
      Rounds rounds, Ceilings ceilings, Recipients recipients, OverviewStore store, Clock clock) {
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.recipients = recipients;
    this.store = store;
    this.clock = clock;
  }

  /** Of a round of the agency's; another's does not exist. */
  @Transactional(readOnly = true)
  public Overview of(UUID agency, UUID roundId) {
    Round round = rounds.round(roundId);
    if (!round.agencyId().equals(agency)) {
      throw new NotFound("round", roundId);
    }
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    Map<UUID, RecipientRole> roles = new HashMap<>();
    recipients
        .roles(RecipientKind.valueOf(round.recipientKind()), today)
        .forEach(role -> roles.put(role.organisationId(), role));
    Map<String, String> counties =
        recipients.counties(today).stream()
            .collect(Collectors.toMap(Recipients.County::code, Recipients.County::name));
    Map<UUID, OverviewStore.Row> answers =
        store.answers(agency, roundId).stream()
            .collect(Collectors.toMap(OverviewStore.Row::organisationId, Function.identity()));
    List<Line> lines = new ArrayList<>();
    ceilings
        .all(roundId)
        .forEach((organisation, ceiling) ->
            lines.add(
                line(
                    round,
                    organisation,
                    roles.get(organisation),
                    counties,
                    ceiling,
                    answers.get(organisation),
                    today)));
    return new Overview(round, lines);
  }

  private static Line line(
      Round round,
      UUID organisation,
      @Nullable RecipientRole role,
      Map<String, String> counties,
      Ceiling ceiling,
      OverviewStore.@Nullable Row row,
      LocalDate today) {
    String county = role == null || role.countyCode() == null ? "" : role.countyCode();
    return new Line(
        organisation,
        role == null || role.code() == null ? "" : role.code(),
        role == null ? "" : role.name(),
        counties.getOrDefault(county, ""),
        ceiling.amount(),
        ceiling.assumed(),
        row == null ? Stage.MISSING : Stage.of(row.status(), row.choice()),
        row == null ? null : answer(round, row, today));
  }

  private static Line.Answer answer(Round round, OverviewStore.Row row, LocalDate today) {
    Instant received = row.receivedAt().toInstant();
    @Nullable Terms terms = round.terms();
    LocalDate day = WorkingCalendar.dayOf(received);
    LocalDate due = terms == null ? day : terms.promise().due(day);
    return new Line.Answer(
        row.caseId(),
        row.caseNumber(),
        Money.of(row.amountOre()),
        received,
        row.late(),
        due,
        WorkingCalendar.workingDaysBetween(today, due));
  }
}
