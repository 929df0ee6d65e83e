package se.statsbidrag.kernel;

import java.util.List;

/** The module that knows which grants there are; those upstream of it ask through this. */
public interface GrantSource {

  /** All grants that have a round, by name. */
  List<GrantRef> known();
}
