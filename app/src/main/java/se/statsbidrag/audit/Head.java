package se.statsbidrag.audit;

import java.time.Instant;

/**
 * How far the chain had come at a moment. Kept outside the database too, it shows whether the chain
 * has been made anew since.
 *
 * @param hash of the link at the position, in hexadecimal
 */
public record Head(long position, String hash, Instant at) {

  /** As one line of the file of heads. */
  String json() {
    return Canonical.json(java.util.Map.of("position", position, "hash", hash, "at", at));
  }
}
