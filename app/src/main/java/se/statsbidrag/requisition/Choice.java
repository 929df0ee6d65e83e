package se.statsbidrag.requisition;

/** What a recipient answers to the amount that it is offered. */
public enum Choice {
  /** Hela beloppet. */
  WHOLE,
  /** En del av det, where the round allows it. */
  PART,
  /** Ingenting: to decline is an answer too. */
  NONE
}
