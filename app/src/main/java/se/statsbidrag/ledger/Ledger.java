package se.statsbidrag.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/**
 * The grants' ledger (bidragsreskontra): money moves between named pots, in double entry, and is
 * never erased. No pot goes below zero on its normal side; the database sees to it.
 *
 * <p>Every movement carries a key of the caller's. The same key with the same content is booked
 * once and gives the same transfer each time; with another content it is refused.
 */
@Service
public class Ledger {

  private final LedgerStore store;

  Ledger(LedgerStore store) {
    this.store = store;
  }

  /** The pot with this code, opened now if it was not; refused if it is another sort of pot. */
  @Transactional
  public Pot open(UUID agency, NewPot pot) {
    store.open(agency, pot);
    Pot open = pot(agency, pot.code()).orElseThrow();
    if (!open.says(pot)) {
      throw new Refused(Refusal.of("ledger.refusal.pot", pot.code()));
    }
    return open;
  }

  /** Moves money at once. */
  @Transactional
  public Transfer move(Actor actor, Movement movement) {
    return book(actor, List.of(movement), Phase.POSTED, null).getFirst();
  }

  /** Moves money at once, all or nothing; only the sum counts for pots that it passes through. */
  @Transactional
  public List<Transfer> move(Actor actor, List<Movement> movements) {
    return movements.isEmpty() ? List.of() : book(actor, movements, Phase.POSTED, null);
  }

  /** Promises money: it is gone from where it comes, and not yet where it goes. */
  @Transactional
  public Transfer promise(Actor actor, Movement movement) {
    return book(actor, List.of(movement), Phase.PENDING, null).getFirst();
  }

  /** Promises money, all or nothing. */
  @Transactional
  public List<Transfer> promise(Actor actor, List<Movement> movements) {
    return movements.isEmpty() ? List.of() : book(actor, movements, Phase.PENDING, null);
  }

  /**
   * Carries a promise out, once.
   *
   * @param amount all of the promise or less; the rest goes back to where it came from
   */
  @Transactional
  public Transfer post(Actor actor, UUID promise, String key, Money amount, LocalDate valueDay) {
    Transfer promised = promised(actor, promise);
    Movement movement = again(promised, key, amount, valueDay);
    return book(actor, List.of(movement), Phase.POST, promise).getFirst();
  }

  /** Takes a promise back, once: the money may be used for something else. */
  @Transactional
  public Transfer release(Actor actor, UUID promise, String key, LocalDate valueDay) {
    Transfer promised = promised(actor, promise);
    Movement movement = again(promised, key, promised.amount(), valueDay);
    return book(actor, List.of(movement), Phase.VOID, promise).getFirst();
  }

  /** A pot of the agency's, by its identity. */
  @Transactional(readOnly = true)
  public Pot pot(UUID agency, UUID id) {
    return store.pot(agency, id).orElseThrow(() -> new NotFound("pot", id));
  }

  /** A pot of the agency's, by its code. */
  @Transactional(readOnly = true)
  public Optional<Pot> pot(UUID agency, String code) {
    return store.pot(agency, code);
  }

  /** All pots of the agency, latest year first. */
  @Transactional(readOnly = true)
  public List<Pot> pots(UUID agency) {
    return store.pots(agency);
  }

  /** What does not hold in the whole ledger, recomputed from the transfers; empty when all does. */
  @Transactional(readOnly = true)
  public List<Breach> verify() {
    return store.breaches(null);
  }

  /** The same for one agency's pots alone. */
  @Transactional(readOnly = true)
  public List<Breach> verify(UUID agency) {
    return store.breaches(agency);
  }

  /** The ledger's own rules, each with how many it is held against at the agency. */
  @Transactional(readOnly = true)
  public Map<String, Long> counted(UUID agency) {
    return store.counted(agency);
  }

  private List<Transfer> book(
      Actor actor, List<Movement> movements, Phase phase, @Nullable UUID promise) {
    Refused.ifAny(LedgerRules.wellFormed(movements));
    try {
      store.insert(
          actor, movements.stream().map(m -> LedgerStore.Row.of(m, phase, promise)).toList());
    } catch (DataIntegrityViolationException violation) {
      throw LedgerRules.refusal(violation);
    }
    Map<String, Transfer> booked =
        store.byKeys(actor.agencyId(), movements.stream().map(Movement::key).toList()).stream()
            .collect(Collectors.toMap(Transfer::key, Function.identity()));
    List<Transfer> answer = new ArrayList<>();
    for (Movement movement : movements) {
      Transfer transfer = booked.get(movement.key());
      if (transfer == null) {
        throw new Refused(Refusal.of("ledger.refusal.pots", movement.text()));
      }
      if (!transfer.says(movement, phase, promise)) {
        throw new Refused(Refusal.of("ledger.refusal.key", movement.key()));
      }
      answer.add(transfer);
    }
    return answer;
  }

  private Transfer promised(Actor actor, UUID promise) {
    return store
        .promise(actor.agencyId(), promise)
        .orElseThrow(() -> new NotFound("promise", promise));
  }

  private static Movement again(Transfer promised, String key, Money amount, LocalDate valueDay) {
    return new Movement(
        key,
        promised.code(),
        promised.from(),
        promised.to(),
        amount,
        valueDay,
        promised.object(),
        promised.document(),
        promised.text());
  }
}
