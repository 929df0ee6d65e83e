package se.statsbidrag.programme;

import java.util.Locale;
import java.util.UUID;

/**
 * A state grant (statsbidrag) that an agency distributes, year after year.
 *
 * @param slug its public address
 */
public record Grant(
    UUID id,
    UUID agencyId,
    String slug,
    String nameSv,
    String nameEn,
    String purposeSv,
    String purposeEn) {

  /** In the reader's language. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("en") ? nameEn : nameSv;
  }

  /** What the money is for, in the reader's language. */
  public String purpose(Locale locale) {
    return locale.getLanguage().equals("en") ? purposeEn : purposeSv;
  }
}
