package se.statsbidrag.programme;

/** How far a round has come. */
public enum RoundStatus {
  /** Planerad: known at the agency only. */
  PLANNED,
  /** Utlyst: everybody knows of it. */
  ANNOUNCED,
  /** Öppen: may be answered. */
  OPEN,
  /** Stängd: its last day has passed. */
  CLOSED
}
