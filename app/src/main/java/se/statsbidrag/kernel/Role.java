package se.statsbidrag.kernel;

/** What a person may be at an agency. Roles are held per agency; a person can hold several. */
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
  USER_ADMINISTRATOR
}
