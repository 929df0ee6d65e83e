package se.statsbidrag.requisition.home;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Requisition;

/**
 * A round in the recipient's history.
 *
 * @param sent what counts of what was sent in, or null where nothing was
 */
record PastYear(Offer offer, @Nullable Requisition sent) {

  /** What was asked for; null where nothing was. */
  public @Nullable Money asked() {
    return sent == null ? null : sent.amount();
  }
}
