package se.statsbidrag.decision;

import se.statsbidrag.kernel.LegalBasis;

/**
 * Whether a decision can be appealed (överklagande; förvaltningslagen 40–44 §§). It can, unless a
 * statute and its paragraph say otherwise.
 */
public sealed interface Appeal {

  /**
   * It can be appealed.
   *
   * @param to the court that tries it
   * @param how and by when, and to whom the letter goes
   */
  record Appealable(String to, String how) implements Appeal {}

  /** It cannot ("får inte överklagas"). */
  record NotAppealable(LegalBasis basis) implements Appeal {}
}
