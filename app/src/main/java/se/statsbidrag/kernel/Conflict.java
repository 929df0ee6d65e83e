package se.statsbidrag.kernel;

/** Somebody else changed it since the form was opened. Nothing was changed. */
public final class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ObjectRef object;

  public Conflict(ObjectRef object) {
    super("changed by another: " + object);
    this.object = object;
  }

  /** What was changed, so that the page can lead back to it. */
  public ObjectRef object() {
    return object;
  }
}
