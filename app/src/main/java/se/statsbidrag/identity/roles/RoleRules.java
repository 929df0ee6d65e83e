package se.statsbidrag.identity.roles;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;

/** Whether, and why not, a change of somebody's role may be proposed or decided. */
final class RoleRules {

  private static final LegalBasis TWO = new LegalBasis("myndighetsförordningen (2007:515)", "4 §");
  private static final int LONGEST_REASON = 500;

  private RoleRules() {}

  /**
   * Why a proposal may not be made.
   *
   * @param held the roles that the person holds now
   * @param waiting whether a change of the same role is waiting already
   * @param longest for how long a role may be given at a time
   */
  static List<Refusal> proposing(
      RoleProposal proposal,
      Actor proposer,
      Set<Role> held,
      boolean waiting,
      LocalDate today,
      Period longest) {
    List<Refusal> refusals = new ArrayList<>();
    if (proposal.person().equals(proposer.personId())) {
      refusals.add(Refusal.of("identity.refusal.own").at("person").by(TWO));
    }
    if (waiting) {
      refusals.add(Refusal.of("identity.refusal.waiting").at("roll"));
    }
    if (proposal.kind() == RoleChange.Kind.WITHDRAW && !held.contains(proposal.role())) {
      refusals.add(Refusal.of("identity.refusal.not-held").at("roll"));
    }
    if (proposal.from().isBefore(today)) {
      refusals.add(Refusal.of("identity.refusal.past", today).at("fran"));
    }
    refusals.addAll(validity(proposal, longest));
    if (proposal.reason().isBlank() || proposal.reason().length() > LONGEST_REASON) {
      refusals.add(Refusal.of("identity.refusal.reason", LONGEST_REASON).at("skal"));
    }
    return refusals;
  }

  private static List<Refusal> validity(RoleProposal proposal, Period longest) {
    LocalDate to = proposal.to();
    if (proposal.kind() == RoleChange.Kind.WITHDRAW) {
      return List.of();
    }
    LocalDate last = proposal.from().plus(longest);
    if (to == null || to.isAfter(last)) {
      return List.of(Refusal.of("identity.refusal.too-long", last).at("till"));
    }
    return to.isBefore(proposal.from())
        ? List.of(Refusal.of("identity.refusal.order").at("till"))
        : List.of();
  }

  /**
   * Why this person may not decide the change: two are needed, and neither is the one concerned.
   */
  static List<Refusal> deciding(RoleChange change, Actor decider) {
    List<Refusal> refusals = new ArrayList<>();
    if (change.proposedBy().equals(decider.personId())) {
      refusals.add(Refusal.of("identity.refusal.proposer").by(TWO));
    }
    if (change.personId().equals(decider.personId())) {
      refusals.add(Refusal.of("identity.refusal.own").by(TWO));
    }
    return refusals;
  }
}
