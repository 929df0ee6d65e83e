package se.statsbidrag.appropriation;

/** How the money of a budget line finds its recipients. */
public enum Instrument {
  /** Efter rekvisition: a recipient claims up to its ceiling. */
  REQUISITION,
  /** Efter ansökan: in competition. */
  APPLICATION,
  /** Direkt: to a named party, without asking. */
  DIRECT,
  /** Myndighetens egna kostnader: never paid out. */
  OWN_COSTS
}
