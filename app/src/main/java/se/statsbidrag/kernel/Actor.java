package se.statsbidrag.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * The person who acts, at the organisation for which they act now: an agency, or a recipient.
 *
 * @param personId our own identity of the person, never a personal number
 * @param name as it is shown and kept in the audit trail
 * @param agencyId the organisation whose objects the person may meet: an agency, or the recipient
 *     that they act for, to whom no agency's objects exist
 * @param roles held at that organisation, at this moment
 * @param assurance the level of assurance that the sign-in carried, as the provider names it
 */
public record Actor(UUID personId, String name, UUID agencyId, Set<Role> roles, String assurance) {

  /** The system itself, for what a job does without a person. */
  public static Actor system(UUID agencyId) {
    return new Actor(new UUID(0, 0), "Statsbidrag", agencyId, Set.of(), "system");
  }

  public Actor {
    roles = Set.copyOf(roles);
  }

  /**
   * The same person in the records of an agency with which they have to do, with no role there: as
   * when an agent's submission opens a case at the agency.
   */
  public Actor at(UUID agency) {
    return new Actor(personId, name, agency, Set.of(), assurance);
  }

  /** Whether the person acts for a recipient. */
  public boolean forRecipient() {
    return roles.stream().anyMatch(Role.atRecipient()::contains);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** The role in which the person acts, or a {@link Refused} that says which roles may. */
  public Role as(Role... allowed) {
    for (Role role : allowed) {
      if (roles.contains(role)) {
        return role;
      }
    }
    throw new Refused(Refusal.of("kernel.refusal.role", allowed[0].name()));
  }
}
