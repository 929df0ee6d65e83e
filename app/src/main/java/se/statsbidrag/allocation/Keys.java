package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Notices;

/**
 * Reads allocation keys (fördelningsnycklar): what stands, for everybody, and what is being made,
 * for the agency.
 */
@Service
public class Keys {

  private static final String BEFORE = "amount";

  private final KeyReader reader;
  private final KeyStandards standards;

  Keys(KeyReader reader, KeyStandards standards) {
    this.reader = reader;
    this.standards = standards;
  }

  /** Every key that is public, also those that were replaced; latest budget year first. */
  @Transactional(readOnly = true)
  public List<AllocationKey> published() {
    return reader.published();
  }

  /** A key that everybody may see; a draft or a proposal does not exist here. */
  @Transactional(readOnly = true)
  public AllocationKey published(UUID id) {
    return reader
        .key(id)
        .filter(key -> key.status().isPublic())
        .orElseThrow(() -> new NotFound("key", id));
  }

  /** The key that stands for a round. */
  @Transactional(readOnly = true)
  public Optional<AllocationKey> ofRound(UUID round) {
    return reader.standingOfRound(round);
  }

  /** The public key that replaced one. */
  @Transactional(readOnly = true)
  public Optional<AllocationKey> successor(UUID key) {
    return reader.replacing(key).stream().filter(next -> next.status().isPublic()).findFirst();
  }

  /** All keys of the actor's agency, drafts included. */
  @Transactional(readOnly = true)
  public List<AllocationKey> list(Actor actor) {
    return reader.ofAgency(actor.agencyId());
  }

  /** A key of the actor's agency, whatever its status. */
  @Transactional(readOnly = true)
  public AllocationKey key(Actor actor, UUID id) {
    return reader
        .key(id)
        .filter(key -> key.agencyId().equals(actor.agencyId()))
        .orElseThrow(() -> new NotFound("key", id));
  }

  /** Every check of a key, each with its result, as it would be now. */
  @Transactional(readOnly = true)
  public List<KeyCheck> checks(Actor actor, AllocationKey key) {
    KeyDraft draft =
        new KeyDraft(
            key.terms(), key.drivers(), key.rule(), rows(key), key.finding(), key.reasons());
    return standards.check(actor, key, draft);
  }

  /** The key that it is compared with: the one that it replaces, or last year's. */
  @Transactional(readOnly = true)
  public Optional<AllocationKey> earlier(AllocationKey key) {
    return standards.earlierKey(key);
  }

  /** The rows of a key that the caller has been given, in printed order. */
  @Transactional(readOnly = true)
  public List<KeyRow> rows(AllocationKey key) {
    List<KeyRow> rows = new ArrayList<>(key.rows());
    reader.eachRow(key.id(), rows::add);
    return rows;
  }

  /** Hands out the rows one by one, for a file of any size. */
  @Transactional(readOnly = true)
  public void eachRow(AllocationKey key, Consumer<KeyRow> consumer) {
    reader.eachRow(key.id(), consumer);
  }

  /** The recipients of a key and their figures, as the engine takes them; in printed order. */
  @Transactional(readOnly = true)
  public Figures figures(AllocationKey key) {
    return figures(key.drivers(), rows(key));
  }

  /**
   * What the rule beside the key gives on the key's own figures and frame: for an own key the
   * amounts themselves, for a government's what is computed beside what is published.
   */
  @Transactional(readOnly = true)
  public Optional<Allocation> computed(AllocationKey key) {
    @Nullable KeyRule rule = key.rule();
    if (rule == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(rule.rule().allocate(figures(key), key.terms().frame().ore()));
    } catch (AllocationRefused cannot) {
      return Optional.empty();
    }
  }

  static Figures figures(List<KeyDriver> drivers, List<KeyRow> rows) {
    Figures figures =
        Figures.of(
            rows.stream().map(row -> Objects.requireNonNull(row.code())).toArray(String[]::new),
            rows.stream().map(KeyRow::printedName).toArray(String[]::new));
    for (KeyDriver driver : drivers) {
      figures =
          figures.with(
              driver.driver(),
              rows.stream()
                  .mapToLong(row -> row.figures().getOrDefault(driver.driver(), 0L))
                  .toArray());
    }
    return figures;
  }

  /** What a recipient might get, beside what it had in the key that is followed. */
  public record Indication(String code, String name, Money before, Money amount) {}

  /**
   * What each recipient might get by an early notice (indikativt belopp): its frame in the same
   * proportion as the key that the notice follows; empty where none stands.
   */
  @Transactional(readOnly = true)
  public List<Indication> indications(Notices.Notice notice) {
    return ofRound(notice.likeRoundId())
        .map(this::rows)
        .map(rows -> indications(notice.frame(), rows))
        .orElse(List.of());
  }

  private static List<Indication> indications(Money frame, List<KeyRow> rows) {
    Figures figures =
        Figures.of(
                rows.stream().map(row -> String.valueOf(row.code())).toArray(String[]::new),
                rows.stream().map(KeyRow::printedName).toArray(String[]::new))
            .with(BEFORE, rows.stream().mapToLong(row -> row.amount().ore()).toArray());
    Allocation made = Rule.of(new Share(BEFORE)).allocate(figures, frame.ore());
    List<Indication> indications = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      KeyRow row = rows.get(i);
      indications.add(
          new Indication(
              String.valueOf(row.code()), row.printedName(), row.amount(), new Money(made.ore(i))));
    }
    return indications;
  }
}
