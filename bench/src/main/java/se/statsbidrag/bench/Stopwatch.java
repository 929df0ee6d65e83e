package se.statsbidrag.bench;

import java.util.concurrent.Callable;

/** Repeats something for a while and keeps the run that was least disturbed. */
final class Stopwatch {

  private static final long WARM_UP_NANOS = 1_500_000_000L;
  private static final long MEASURE_NANOS = 2_500_000_000L;
  private static final int LEAST_RUNS = 5;

  /** Where results go, so that no work is optimised away. */
  static volatile long sink;

  private Stopwatch() {}

  /** The shortest time of many runs, after warming up. */
  static long best(Callable<Long> work) throws Exception {
    repeat(work, WARM_UP_NANOS);
    return repeat(work, MEASURE_NANOS);
  }

  /** The shortest time of a few runs, for what takes seconds. */
  static long bestOf(int runs, Callable<Long> work) throws Exception {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      best = Math.min(best, once(work));
    }
    return best;
  }

  private static long repeat(Callable<Long> work, long nanos) throws Exception {
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + nanos;
    for (int run = 0; run < LEAST_RUNS || System.nanoTime() < end; run++) {
      best = Math.min(best, once(work));
    }
    return best;
  }

  private static long once(Callable<Long> work) throws Exception {
    long start = System.nanoTime();
    long result = work.call();
    long took = System.nanoTime() - start;
    sink = result;
    return took;
  }
}
