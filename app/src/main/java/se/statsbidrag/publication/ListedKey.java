package se.statsbidrag.publication;

import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyStatus;

/**
 * A key that everybody may see, without its rows.
 *
 * @param slug its address, which stays the same for ever
 * @param term the word for its recipients when it was made, as the end of a message key
 */
record ListedKey(AllocationKey key, String slug, String term) {

  /** Whether a later version has replaced it. */
  public boolean isReplaced() {
    return key.status() == KeyStatus.SUPERSEDED;
  }
}
