package se.statsbidrag.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person may be at an organisation: at an agency, or at a recipient of its grants. Roles are
 * held per organisation; a person can hold several.
 */
public enum Role {
  /** Registrator: receives and registers documents. */
  REGISTRATOR,
  /** Handläggare: prepares and proposes. */
  CASE_OFFICER,
  /** Beslutsfattare: decides what another has proposed. */
  DECISION_MAKER,
  /** Ekonom: money, payments, books. */
  ECONOMIST,
  /** Granskare: reads everything, changes nothing. */
  AUDITOR,
  /** Behörighetsadministratör: proposes and confirms other people's roles. */
  USER_ADMINISTRATOR,
  /** Ombud: acts for a recipient, and says who else may. */
  AGENT,
  /** Representant: submits for a recipient. */
  REPRESENTATIVE,
  /** Uppgiftssamordnare: fills in for a recipient, and does not submit. */
  COORDINATOR;

  private static final Set<Role> AT_RECIPIENT =
      Set.copyOf(EnumSet.of(AGENT, REPRESENTATIVE, COORDINATOR));
  private static final Set<Role> AT_AGENCY =
      EnumSet.allOf(Role.class).stream()
          .filter(role -> !AT_RECIPIENT.contains(role))
          .collect(Collectors.toUnmodifiableSet());

  /** The roles that are held at an agency. */
  public static Set<Role> atAgency() {
    return AT_AGENCY;
  }

  /** The roles that are held at a recipient. */
  public static Set<Role> atRecipient() {
    return AT_RECIPIENT;
  }
}
