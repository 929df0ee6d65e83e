package se.statsbidrag.kernel;

import java.util.List;

/** A module that has work waiting; the workbench collects from all of them. */
public interface WorkItemSource {

  /** What waits for this person, oldest first, at most {@code limit}. */
  List<WorkItem> waitingFor(Actor actor, int limit);
}
