package se.statsbidrag.allocation;

/** Whose key it is. */
public enum KeySource {
  /** Regeringens: an annex to a government decision, not the agency's to decide or correct. */
  GOVERNMENT,
  /** Myndighetens egen: made by a rule, proposed and decided at the agency. */
  OWN
}
