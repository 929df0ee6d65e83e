package se.statsbidrag.publication.rounds;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;

/**
 * A round as everybody may see it.
 *
 * @param slug its part of the address, unique within its grant
 * @param key the key that shares out its frame, or null while none stands
 * @param requisitioned how many have requisitioned, or null where nobody counts
 */
record PublicRound(
    Round round, String slug, @Nullable AllocationKey key, @Nullable Integer requisitioned) {

  public String path() {
    return "/statsbidrag/" + round.grant().slug() + "/" + slug;
  }

  public boolean hasTerms() {
    return round.terms() != null;
  }

  public Terms terms() {
    return Objects.requireNonNull(round.terms());
  }

  /** Whether some of what the page shows is assumed and not published (L23). */
  public boolean isAssumed() {
    return (hasTerms() && terms().assumption() != null)
        || (key != null && key.terms().assumption() != null);
  }
}
