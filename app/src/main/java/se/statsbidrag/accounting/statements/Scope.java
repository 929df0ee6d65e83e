package se.statsbidrag.accounting.statements;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose money a statement tells of: the pots that it enters and leaves.
 *
 * @param agency the agency whose ledger it is; null where the pots say it all
 * @param id the recipient or the round
 * @param item the appropriation item, of the year
 * @param pots where they are known one by one
 */
record Scope(
    Kind kind,
    @Nullable UUID agency,
    @Nullable UUID id,
    @Nullable String item,
    int year,
    List<UUID> pots) {

  /** What a statement is of. */
  enum Kind {
    RECIPIENT,
    ROUND,
    ITEM,
    OWN
  }

  Scope {
    pots = List.copyOf(pots);
  }

  static Scope recipient(UUID agency, UUID organisation) {
    return new Scope(Kind.RECIPIENT, agency, organisation, null, 0, List.of());
  }

  static Scope round(UUID agency, UUID round) {
    return new Scope(Kind.ROUND, agency, round, null, 0, List.of());
  }

  static Scope item(UUID agency, int year, String code) {
    return new Scope(Kind.ITEM, agency, null, code, year, List.of());
  }

  static Scope own(List<UUID> pots) {
    return new Scope(Kind.OWN, null, null, null, 0, pots);
  }
}
