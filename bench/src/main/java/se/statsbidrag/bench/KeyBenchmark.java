package se.statsbidrag.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;

/** The same measurements of the engine in JMH: {@code bench/measure jmh}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class KeyBenchmark {

  @Param({"290", "100000", "1000000", "10000000"})
  int recipients;

  @Param({"base and share", "three size bands, half up", "share with a floor and a cap"})
  String kind;

  private Figures figures;
  private Rule rule;
  private long frameOre;

  @Setup
  public void prepare() {
    Problem problem = Problem.of(recipients);
    figures = problem.figures();
    frameOre = problem.frameOre();
    rule = Kinds.all().getOrDefault(kind, Problem.rule());
  }

  @Benchmark
  public Allocation allocate() {
    return rule.allocate(figures, frameOre);
  }
}
