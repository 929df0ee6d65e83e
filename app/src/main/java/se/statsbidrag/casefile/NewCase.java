package se.statsbidrag.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to open a matter.
 *
 * @param title what it is about, without personal data
 * @param caseNumber given by the agency's own register, kept verbatim; null takes the next one of
 *     our own series
 */
public record NewCase(String title, List<CaseFile.Party> parties, @Nullable String caseNumber) {

  public NewCase {
    parties = List.copyOf(parties);
  }

  /** A matter that takes its number from our own series. */
  public static NewCase of(String title, CaseFile.Party... parties) {
    return new NewCase(title, List.of(parties), null);
  }
}
