package se.statsbidrag.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An officer who takes part in a decision.
 *
 * @param noConflictAt when they declared that nothing makes them partial (jäv; förvaltningslagen
 *     16–18 §§)
 * @param dissent their dissenting opinion (avvikande mening, 30 §), or null
 */
public record Participant(
    UUID personId, String name, Part part, Instant noConflictAt, @Nullable String dissent) {

  /** In which way somebody takes part. */
  public enum Part {
    /** Föredragande: presents the matter. */
    RAPPORTEUR,
    /** Deltar i den slutliga handläggningen. */
    TAKES_PART
  }
}
