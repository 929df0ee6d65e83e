package se.statsbidrag.bench;

import java.util.Arrays;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/** The peers that need nothing but this process. */
final class InJava {

  private InJava() {}

  /** The engine itself, from figures in memory to a key. */
  record Engine() implements Peer {
    @Override
    public String name() {
      return "Engine";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      Figures figures = problem.figures();
      Rule rule = Problem.rule();
      long nanos =
          Stopwatch.best(() -> rule.allocate(figures, problem.frameOre()).ore(problem.size() / 2));
      Allocation key = rule.allocate(figures, problem.frameOre());
      long[] kronor = key.ore();
      Arrays.setAll(kronor, i -> kronor[i] / 100);
      return new Result(nanos, Problem.checksum(kronor));
    }
  }

  /** As one would write it: a division a row, then a selection among the remainders. */
  record Plain() implements Peer {
    @Override
    public String name() {
      return "Java, division and selection";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      long nanos = Stopwatch.best(() -> kronor(problem)[problem.size() / 2]);
      return new Result(nanos, Problem.checksum(kronor(problem)));
    }

    private static long[] kronor(Problem problem) {
      long[] population = problem.population();
      long total = 0;
      for (long heads : population) {
        total += heads;
      }
      long[] kronor = new long[population.length];
      long[] remainders = new long[population.length];
      long left = problem.potKronor();
      for (int i = 0; i < kronor.length; i++) {
        long product = problem.potKronor() * population[i];
        long share = product / total;
        remainders[i] = product - share * total;
        kronor[i] = Problem.BASE_KRONOR + share;
        left -= share;
      }
      if (left > 0) {
        raise(kronor, remainders, (int) left);
      }
      return kronor;
    }

    private static void raise(long[] kronor, long[] remainders, int units) {
      long cut = largest(remainders.clone(), units);
      int left = units;
      for (int i = 0; i < kronor.length; i++) {
        if (remainders[i] > cut) {
          kronor[i]++;
          left--;
        }
      }
      for (int i = 0; i < kronor.length && left > 0; i++) {
        if (remainders[i] == cut) {
          kronor[i]++;
          left--;
        }
      }
    }

    /** Quickselect: the value that {@code rank} of them are at least. */
    private static long largest(long[] values, int rank) {
      int low = 0;
      int high = values.length - 1;
      int place = values.length - rank;
      while (low < high) {
        long pivot = values[(low + high) >>> 1];
        int i = low;
        int j = high;
        while (i <= j) {
          while (values[i] < pivot) {
            i++;
          }
          while (values[j] > pivot) {
            j--;
          }
          if (i <= j) {
            long swapped = values[i];
            values[i++] = values[j];
            values[j--] = swapped;
          }
        }
        if (place <= j) {
          high = j;
        } else if (place >= i) {
          low = i;
        } else {
          break;
        }
      }
      return values[place];
    }
  }

  /** One pass over the memory: the populations are read once and summed. */
  record MemoryRead() implements Peer {
    @Override
    public String name() {
      return "One pass over the memory (a plain sum)";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      return new Result(Stopwatch.best(() -> sum(problem.population())), 0);
    }

    private static long sum(long[] values) {
      long sum = 0;
      for (long value : values) {
        sum += value;
      }
      return sum;
    }
  }

  /** The column read, and a new one written: no key can be made with less. */
  record MemoryCopy() implements Peer {
    @Override
    public String name() {
      return "A copy of the column";
    }

    @Override
    public Result solve(Problem problem) throws Exception {
      long[] population = problem.population();
      return new Result(Stopwatch.best(() -> population.clone()[population.length / 2]), 0);
    }
  }
}
