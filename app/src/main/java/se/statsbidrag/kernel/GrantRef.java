package se.statsbidrag.kernel;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A grant as the modules upstream of it may name it: a power or a contact person is for a grant.
 *
 * @param agencyId the agency that distributes it
 * @param recipientKinds the kinds of recipients that have rounds of it
 */
public record GrantRef(
    UUID id, UUID agencyId, String nameSv, String nameEn, Set<String> recipientKinds) {

  public GrantRef {
    recipientKinds = Set.copyOf(recipientKinds);
  }

  /** In the reader's language. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("en") ? nameEn : nameSv;
  }
}
