package se.statsbidrag.engine.infer;

import java.util.Arrays;
import java.util.Comparator;
import se.statsbidrag.engine.Figures;

/**
 * A published table seen along one driver: sizes ascending, equals by code, amounts in whole units.
 *
 * @param driver the column
 * @param size the driver's values
 * @param kronor the amounts
 * @param unitOre what the amounts are whole multiples of: hundred kronor, kronor or öre
 */
record Series(String driver, double[] size, double[] kronor, long unitOre) {

  private static final double ORE = 100;
  private static final long[] UNITS = {10_000, 100, 1};

  static Series of(Figures figures, String driver, long[] ore) {
    long[] column = figures.column(driver).orElseThrow();
    Integer[] order = new Integer[ore.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.comparingLong((Integer i) -> column[i])
            .thenComparing(figures::code, Comparator.reverseOrder()));
    return new Series(
        driver,
        Arrays.stream(order).mapToDouble(i -> column[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> ore[i] / ORE).toArray(),
        unit(ore));
  }

  /** The coarsest usual unit that every amount is a whole multiple of. */
  static long unit(long[] ore) {
    for (long unit : UNITS) {
      if (Arrays.stream(ore).allMatch(amount -> amount % unit == 0)) {
        return unit;
      }
    }
    return 1;
  }

  int length() {
    return size.length;
  }

  /** How far an amount can lie from its exact value after rounding, in kronor. */
  double tolerance() {
    return unitOre / (2 * ORE);
  }

  double[] tolerances() {
    double[] all = new double[length()];
    Arrays.fill(all, tolerance());
    return all;
  }

  Series part(int from, int to) {
    return new Series(
        driver, Arrays.copyOfRange(size, from, to), Arrays.copyOfRange(kronor, from, to), unitOre);
  }
}
