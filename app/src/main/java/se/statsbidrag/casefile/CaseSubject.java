package se.statsbidrag.casefile;

import java.util.List;
import java.util.UUID;
import se.statsbidrag.kernel.Actor;

/** A module whose objects have matters: it tells where what a matter is about is shown. */
public interface CaseSubject {

  /**
   * Where a matter's object is shown to somebody.
   *
   * @param labelKey message key of what it is
   */
  record Link(String labelKey, String href) {}

  /** What of this module's the matter is about, as far as the actor may see it. */
  List<Link> of(Actor actor, UUID caseId);

  /**
   * Whether what the agency asked the actor's organisation is answered by the object itself, and
   * not by a message: then this module tells what is to be done, and where.
   */
  default boolean answers(Actor party, CaseMessage asked) {
    return false;
  }
}
