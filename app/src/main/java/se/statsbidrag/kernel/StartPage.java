package se.statsbidrag.kernel;

/** A module with a start page of its own for some people, in place of the list of what waits. */
public interface StartPage {

  /** Whether it is this person's. */
  boolean isFor(Actor actor);

  /** The local address of the page. */
  String path();
}
