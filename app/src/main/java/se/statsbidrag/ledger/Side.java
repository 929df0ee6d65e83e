package se.statsbidrag.ledger;

/**
 * The normal side of a pot: the one on which its balance stands, and may never be below zero. Money
 * that the agency holds is credit; the treasury, which gave it, is debit.
 */
public enum Side {
  DEBIT,
  CREDIT
}
