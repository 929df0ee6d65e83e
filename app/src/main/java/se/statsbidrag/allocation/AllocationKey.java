package se.statsbidrag.allocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * An allocation key (fördelningsnyckel) without its rows.
 *
 * @param version 1 for the first; a correction is the next one
 * @param rule a rule beside the key, or null where none is known
 * @param finding the deviation that is noted with it, or null
 * @param rows how many recipients it has
 * @param sum what the rows sum to
 * @param reasons why the agency proposes it; null for a government's key
 * @param entered who registered or proposed it, or null for a draft
 * @param standing who checked it against the document or published it, or null
 * @param edition counts the changes of a draft, for forms
 */
public record AllocationKey(
    UUID id,
    UUID agencyId,
    KeySource source,
    KeyStatus status,
    int version,
    KeyTerms terms,
    List<KeyDriver> drivers,
    @Nullable KeyRule rule,
    @Nullable String finding,
    int rows,
    Money sum,
    @Nullable String reasons,
    @Nullable UUID caseId,
    @Nullable UUID documentId,
    @Nullable UUID proposalId,
    @Nullable Replacement replacement,
    Act created,
    @Nullable Act entered,
    @Nullable Act standing,
    int edition) {

  static final String TYPE = "allocation.key";

  public AllocationKey {
    drivers = List.copyOf(drivers);
  }

  /** Who did something with the key, and when. */
  public record Act(UUID by, String name, Instant at) {}

  /** Which key this one replaces, and why. */
  public record Replacement(UUID key, String reason) {}

  /** The frame less the sum: what is left; negative where the key gives more than there is. */
  public Money left() {
    return terms.frame().minus(sum);
  }

  public boolean isGovernment() {
    return source == KeySource.GOVERNMENT;
  }

  /** The driver by its name. */
  public Optional<KeyDriver> driver(String name) {
    return drivers.stream().filter(driver -> driver.driver().equals(name)).findFirst();
  }

  public ObjectRef reference() {
    return new ObjectRef(TYPE, id.toString(), terms.title());
  }
}
