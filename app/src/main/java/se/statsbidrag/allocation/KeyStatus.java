package se.statsbidrag.allocation;

import java.util.Set;

/** Where a key is on its way. All legal transitions stand here. */
public enum KeyStatus {
  /** Utkast: may still be changed. */
  DRAFT,
  /** Inmatad: a government's key entered by one, waits for another to check it. */
  ENTERED,
  /** Registrerad: checked against the document, frozen, public. */
  REGISTERED,
  /** Föreslagen: the agency's own, waits for a decision. */
  PROPOSED,
  /** Beslutad: decided, not yet published. */
  DECIDED,
  /** Publicerad: decided and public. */
  PUBLISHED,
  /** Ersatt av en nyare version. */
  SUPERSEDED,
  /** Lagd åt sidan: never became a key. */
  DISCARDED;

  /** What a key of that source in this status may become. */
  public Set<KeyStatus> next(KeySource source) {
    return switch (this) {
      case DRAFT ->
          source == KeySource.GOVERNMENT ? Set.of(ENTERED, DISCARDED) : Set.of(PROPOSED, DISCARDED);
      case ENTERED -> Set.of(REGISTERED, DRAFT);
      case PROPOSED -> Set.of(DECIDED, DRAFT, DISCARDED);
      case DECIDED -> Set.of(PUBLISHED);
      case REGISTERED, PUBLISHED -> Set.of(SUPERSEDED);
      case SUPERSEDED, DISCARDED -> Set.of();
    };
  }

  /** Whether everybody may see it. */
  public boolean isPublic() {
    return this == REGISTERED || this == PUBLISHED || this == SUPERSEDED;
  }
}
