package se.statsbidrag.demo.stories;

import java.util.UUID;
import se.statsbidrag.demo.DemoPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/** Those of the demonstration's cast who act for the agency in a story. */
record Company(Actor registrator, Actor officer, Actor decider, Actor economist, Actor attester) {

  static Company of(DemoPeople cast, UUID agency) {
    return new Company(
        cast.actor(agency, Role.REGISTRATOR),
        cast.actor(agency, Role.CASE_OFFICER),
        cast.actor(agency, Role.DECISION_MAKER),
        cast.actor(agency, Role.ECONOMIST),
        cast.actor(agency, Role.ECONOMIST, 1));
  }
}
