package se.statsbidrag.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/**
 * Which messages a person may see.
 *
 * @param agency only this agency's; null for any agency's, to whoever acts for a recipient
 * @param person only those to this person, and what the rest adds; null for everybody's
 * @param recipients also all that goes to recipients of grants
 * @param recipient also what goes to this recipient's mailbox, or null
 */
record Sight(
    @Nullable UUID agency, @Nullable UUID person, boolean recipients, @Nullable UUID recipient) {

  /**
   * One's own; for a recipient also its mailbox's, for officers also what goes to recipients, and
   * for those who look after the system all of the agency's.
   */
  static Sight of(Actor actor) {
    if (actor.forRecipient()) {
      return new Sight(null, actor.personId(), false, actor.agencyId());
    }
    boolean all = actor.has(Role.USER_ADMINISTRATOR) || actor.has(Role.AUDITOR);
    return new Sight(actor.agencyId(), all ? null : actor.personId(), mayResend(actor), null);
  }

  /** Who looks after what did not arrive. */
  static boolean mayResend(Actor actor) {
    return actor.has(Role.USER_ADMINISTRATOR)
        || actor.has(Role.CASE_OFFICER)
        || actor.has(Role.REGISTRATOR);
  }
}
