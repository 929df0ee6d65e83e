package se.statsbidrag.award.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * A recipient in one of the rounds that share, as it stood when somebody looked.
 *
 * @param category as the recipient register names it
 * @param ceilingOre its amount in the round's key
 * @param population as the register of figures has it; null where it has none
 * @param needOre the most that it says it can use, or null where it has not said
 * @param exclusion why it gets no part, or null where it takes part
 */
public record Candidate(
    UUID organisationId,
    UUID roundId,
    String category,
    String code,
    String name,
    @Nullable Claim claim,
    long ceilingOre,
    @Nullable Long population,
    @Nullable Long needOre,
    @Nullable Exclusion exclusion) {

  /** What it has sent in. */
  public record Claim(UUID requisitionId, UUID caseId, String caseNumber) {}

  public boolean takesPart() {
    return exclusion == null;
  }

  public Money ceiling() {
    return new Money(ceilingOre);
  }

  public @Nullable Money need() {
    return needOre == null ? null : new Money(needOre);
  }
}
