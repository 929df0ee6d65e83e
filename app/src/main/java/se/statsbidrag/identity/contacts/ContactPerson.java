package se.statsbidrag.identity.contacts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the agency asks about a grant (kontaktperson); need not be anybody who signs.
 *
 * @param grantId the grant
 * @param recipientKind the role of the recipient
 * @param from since when; also when the agency was told
 * @param to until when, or null for the present one
 * @param toldByName who told the agency
 */
public record ContactPerson(
    UUID id,
    UUID organisationId,
    UUID grantId,
    String recipientKind,
    Details details,
    Instant from,
    @Nullable Instant to,
    String toldByName) {

  /**
   * How they are reached.
   *
   * @param phone or null
   * @param mailbox the function mailbox beside (funktionsbrevlåda), or null
   */
  public record Details(
      String name, String email, @Nullable String phone, @Nullable String mailbox) {

    /** As typed: spaces around are dropped, and what is empty is nothing. */
    public static Details typed(String name, String email, String phone, String mailbox) {
      return new Details(name.strip(), email.strip(), nothing(phone), nothing(mailbox));
    }

    private static @Nullable String nothing(String text) {
      return text.isBlank() ? null : text.strip();
    }
  }
}
