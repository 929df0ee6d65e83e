package se.statsbidrag.bench;

/** Somebody who solves the problem. */
interface Peer extends AutoCloseable {

  String name();

  /**
   * Solves it, several times.
   *
   * @throws Absent where this machine does not have what it takes
   */
  Result solve(Problem problem) throws Exception;

  @Override
  default void close() throws Exception {}

  /**
   * The least disturbed of the runs.
   *
   * @param checksum of the amounts, to be the same for all
   */
  record Result(long nanos, long checksum) {}

  /** The machine lacks something. */
  final class Absent extends Exception {
    private static final long serialVersionUID = 1;

    Absent(String why) {
      super(why);
    }
  }
}
