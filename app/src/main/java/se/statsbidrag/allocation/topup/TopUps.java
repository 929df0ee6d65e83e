package se.statsbidrag.allocation.topup;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.KeySource;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.figures.FigureDraft;
import se.statsbidrag.allocation.figures.FigureFile;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.engine.Component.TopUp;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;

/**
 * The key of a top-up round (påfyllnad): the rule of the ordinary key shares the whole year's
 * money, and each gets what that is more than its amount in the ordinary key, whatever it took of
 * it. The differences sum to the frame of the top-up; where one would be less than nothing, its row
 * is refused. A top-up can have a key of its own instead, made as any other.
 */
@Service
public class TopUps {

  /** How rules refer to the amounts of the ordinary key. */
  private static final String DRIVER = "ordinary";

  private static final long ORE = 100;

  private final Rounds rounds;
  private final Keys keys;
  private final FigureRegister figures;
  private final Clock clock;

  TopUps(Rounds rounds, Keys keys, FigureRegister figures, Clock clock) {
    this.rounds = rounds;
    this.keys = keys;
    this.figures = figures;
    this.clock = clock;
  }

  /** Whether a round is a top-up whose key can be made of the ordinary one's. */
  @Transactional(readOnly = true)
  public boolean follows(Round round) {
    return round.kind() == RoundKind.TOP_UP && ordinary(round).isPresent();
  }

  /** The ordinary round's key, by whose rule the whole year is shared. */
  @Transactional(readOnly = true)
  public Optional<AllocationKey> ordinary(Round topUp) {
    return rounds
        .find(topUp.agencyId(), topUp.year(), topUp.recipientKind(), RoundKind.ORDINARY)
        .flatMap(round -> keys.ofRound(round.id()))
        .filter(key -> key.source() == KeySource.OWN && key.rule() != null);
  }

  /**
   * The plan of a top-up's key. The amounts of the ordinary key are registered as figures, so that
   * the key states what it was made from.
   *
   * @param terms of the top-up's key
   */
  @Transactional
  public OwnKeys.Plan plan(Actor actor, Round topUp, KeyTerms terms, @Nullable String reasons) {
    if (topUp.kind() != RoundKind.TOP_UP) {
      throw new Refused(Refusal.of("allocation.refusal.not-top-up", topUp.nameSv()).at("round"));
    }
    AllocationKey ordinary =
        ordinary(topUp)
            .orElseThrow(() ->
                new Refused(
                    Refusal.of("allocation.refusal.no-ordinary", topUp.nameSv()).at("round")));
    FigureSeries amounts = amounts(actor, ordinary);
    Rule rule = Objects.requireNonNull(ordinary.rule()).rule();
    List<UUID> series = new ArrayList<>(OwnKeys.series(ordinary));
    series.add(amounts.id());
    return new OwnKeys.Plan(
        terms,
        series,
        new Rule(new TopUp(amounts.driver(), rule.component()), rule.rounding(), rule.closing()),
        reasons,
        null);
  }

  /** The amounts of a key as figures; registered once, and anew where the key was replaced. */
  private FigureSeries amounts(Actor actor, AllocationKey key) {
    SortedMap<String, Long> values = new TreeMap<>();
    for (KeyRow row : keys.rows(key)) {
      values.put(Objects.requireNonNull(row.code()), row.amount().ore() / ORE);
    }
    LocalDate day = key.terms().recipientsOn();
    Optional<FigureSeries> standing =
        figures.standing(actor.agencyId(), DRIVER, key.terms().kind(), day);
    if (standing.filter(one -> figures.values(one.id()).equals(values)).isPresent()) {
      return standing.get();
    }
    String title = key.terms().title();
    FigureDraft draft =
        new FigureDraft(
            key.terms().kind(),
            DRIVER,
            title,
            "kronor",
            day,
            key.terms().origin(),
            LocalDate.now(clock),
            null,
            key.terms().assumption() != null,
            true,
            standing.isPresent() ? title : null);
    byte[] content = values.toString().getBytes(StandardCharsets.UTF_8);
    return figures.register(actor, draft, values, FigureFile.of(title, content));
  }
}
