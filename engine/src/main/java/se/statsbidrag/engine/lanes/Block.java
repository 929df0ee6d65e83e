package se.statsbidrag.engine.lanes;

/**
 * Working arrays for one block of rows, small enough to stay in the processor's nearest cache. The
 * loops of this package read and write them at the same index, each loop writing one array: that is
 * the form which the compiler turns into vector instructions.
 */
final class Block {

  static final int ROWS = 256;

  final long[] driver;
  final long[] remainders;
  final long[] quotients;
  final long[] amounts;
  final double[] estimates;

  Block(int size) {
    int rows = Math.min(ROWS, size);
    driver = new long[rows];
    remainders = new long[rows];
    quotients = new long[rows];
    amounts = new long[rows];
    estimates = new double[rows];
  }
}
