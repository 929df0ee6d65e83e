package se.statsbidrag.recipient;

import java.util.List;

/** What a name in a table may mean: one recipient, perhaps one of a few, or nobody we know. */
public sealed interface NameMatch {

  /** As it stands in the table. */
  String name();

  /** The name is the recipient's own, or one that a person has confirmed before. */
  record Exact(String name, RecipientRole role) implements NameMatch {}

  /**
   * The name resembles one or a few: a person has to say which, if any. Never applied by itself.
   *
   * @param candidates the most alike first
   */
  record Proposed(String name, List<Candidate> candidates) implements NameMatch {

    public Proposed {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nothing in the register resembles the name. */
  record Unknown(String name) implements NameMatch {}

  /**
   * A recipient that a name may mean.
   *
   * @param distance how many letters must be changed, added, removed or swapped
   */
  record Candidate(RecipientRole role, int distance) {}
}
