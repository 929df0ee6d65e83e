package se.statsbidrag.bench.submission;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Recipients who submit, each once, as fast as they can or at a given rate. */
final class Load {

  /**
   * How it went.
   *
   * @param refused how many got no receipt
   * @param latencies in nanoseconds, the shortest first
   */
  record Result(int done, int refused, double seconds, long[] latencies) {

    double rate() {
      return done / seconds;
    }

    double milliseconds(double share) {
      int last = latencies.length - 1;
      return latencies[(int) Math.min(last, Math.round(last * share))] / 1e6;
    }
  }

  private final int port;
  private final UUID round;
  private final List<Recipient> recipients;
  private final String[] seen;
  private final AtomicInteger next = new AtomicInteger();

  Load(int port, UUID round, List<Recipient> recipients) {
    this.port = port;
    this.round = round;
    this.recipients = recipients;
    this.seen = new String[recipients.size()];
  }

  int left() {
    return recipients.size() - next.get();
  }

  /** Everybody has the form open before anything is measured, which also warms the system. */
  void openForms(int clients) throws Exception {
    AtomicInteger opening = new AtomicInteger();
    all(
        clients,
        line -> {
          for (int i = opening.getAndIncrement(); i < seen.length; i = opening.getAndIncrement()) {
            seen[i] = line.seen(recipients.get(i), round);
          }
        });
  }

  /** As many submissions as so many clients get done, each waiting for its answer. */
  Result closed(int clients, double seconds, int most) throws Exception {
    int first = next.get();
    int end = Math.min(first + most, seen.length);
    long[] latencies = new long[end - first];
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    long until = start + (long) (seconds * 1e9);
    all(
        clients,
        line -> {
          while (System.nanoTime() < until) {
            int i = next.getAndIncrement();
            if (i >= end) {
              next.decrementAndGet();
              return;
            }
            long sent = System.nanoTime();
            if (!line.submit(recipients.get(i), round, seen[i])) {
              refused.incrementAndGet();
            }
            latencies[i - first] = System.nanoTime() - sent;
          }
        });
    return result(latencies, refused.get(), start);
  }

  /** So many a second, whether or not the ones before are answered; waiting in line counts. */
  Result open(int rate, double seconds) throws Exception {
    int first = next.get();
    int number = Math.min((int) (rate * seconds), left());
    long[] latencies = new long[number];
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    all(
        64,
        line -> {
          for (int i = next.getAndIncrement(); i < first + number; i = next.getAndIncrement()) {
            long due = start + (i - first) * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            if (!line.submit(recipients.get(i), round, seen[i])) {
              refused.incrementAndGet();
            }
            latencies[i - first] = System.nanoTime() - due;
          }
        });
    next.set(first + number);
    return result(latencies, refused.get(), start);
  }

  private static Result result(long[] latencies, int refused, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] done = Arrays.stream(latencies).filter(nanos -> nanos > 0).sorted().toArray();
    return new Result(done.length, refused, seconds, done);
  }

  /** What one client does on its line. */
  @FunctionalInterface
  private interface Work {
    void on(Line line) throws IOException;
  }

  private void all(int clients, Work work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Void>> running =
          IntStream.range(0, clients)
              .mapToObj(i ->
                  threads.submit(() -> {
                    try (Line line = new Line(port)) {
                      work.on(line);
                    }
                    return (Void) null;
                  }))
              .toList();
      for (Future<Void> one : running) {
        one.get();
      }
    }
  }
}
