package se.statsbidrag.tables.statistics;

import java.util.List;

/** A statistical file is damaged or of a kind that is not read here. */
public final class CubeRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Object> args;

  CubeRefused(String key, Object... args) {
    super(key, null, false, false);
    this.args = List.of(args);
  }

  /** The message's key. */
  public String key() {
    return String.valueOf(getMessage());
  }

  public List<Object> args() {
    return args;
  }
}
