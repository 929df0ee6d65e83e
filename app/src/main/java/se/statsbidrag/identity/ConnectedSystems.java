package se.statsbidrag.identity;

import java.util.Optional;
import se.statsbidrag.kernel.Actor;

/** The systems that recipients have connected (anslutna system), known by what they prove. */
public interface ConnectedSystems {

  /**
   * Connects a system to the organisation whose agent registered it.
   *
   * @param code that the agent was given, good once
   * @return as whom it acts from now on
   */
  Actor connect(AccessTokens.Proved who, String code);

  /** As whom a system acts; nobody, where it is not connected or was taken away. */
  Optional<Actor> actor(AccessTokens.Proved who);
}
