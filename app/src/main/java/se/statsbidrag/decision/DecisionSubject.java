package se.statsbidrag.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;

/** A module whose objects are decided: it tells the decision maker what they are. */
public interface DecisionSubject {

  /** The type of the objects, as in {@link ObjectRef#type()}. */
  String type();

  /** Where the object is shown in full. */
  String href(ObjectRef subject);

  /** What the decision maker should know, and what the decision changes. */
  List<Fact> facts(Actor actor, ObjectRef subject);

  /**
   * One thing to know about the subject.
   *
   * @param labelKey message key of its name
   * @param value written in the reader's language
   * @param attention true where it deviates and must be seen
   * @param href where it is shown in full, or null
   */
  record Fact(String labelKey, String value, boolean attention, @Nullable String href) {}
}
