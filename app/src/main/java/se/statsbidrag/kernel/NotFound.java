package se.statsbidrag.kernel;

/** It does not exist, or it is somebody else's: the answer is the same. */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotFound(String what, Object id) {
    super(what + " " + id);
  }
}
