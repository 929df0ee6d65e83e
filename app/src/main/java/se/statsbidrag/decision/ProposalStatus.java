package se.statsbidrag.decision;

import java.util.Set;

/** What has become of a proposal. All legal transitions stand here. */
public enum ProposalStatus {
  /** Föreslaget: waits for somebody else to decide. */
  PROPOSED,
  /** Beslutat: decided as proposed. */
  DECIDED,
  /** Inte bifallet: the decision maker will not decide it; the matter ends so. */
  REFUSED,
  /** Återlämnat: back to the proposer, with what to do. */
  SENT_BACK,
  /** Återtaget by whoever proposed it. */
  WITHDRAWN;

  /** What a proposal in this status may become. */
  public Set<ProposalStatus> next() {
    return switch (this) {
      case PROPOSED -> Set.of(DECIDED, REFUSED, SENT_BACK, WITHDRAWN);
      case DECIDED, REFUSED, SENT_BACK, WITHDRAWN -> Set.of();
    };
  }
}
