package se.statsbidrag.kernel;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A module in which something can be found by words; the search page asks all of them. Each answers
 * for what the actor may see and for nothing else.
 */
public interface SearchSource {

  /** Message key of what kind of things these are, the heading of the group; also its order. */
  Kind kind();

  /** What the actor may see that holds the words, nearest first, at most {@code limit}. */
  List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit);

  /** Where all of them are, or null where there is no such page. */
  default @Nullable String all(Actor actor, SearchWords words) {
    return null;
  }

  /** The kinds of things that are found, in the order in which they are shown. */
  enum Kind {
    /** Whom money can go to. */
    RECIPIENT,
    /** Grants and their rounds. */
    ROUND,
    /** Allocation keys. */
    KEY,
    /** Proposals and decisions. */
    DECISION,
    /** What recipients have been given. */
    AWARD
  }
}
