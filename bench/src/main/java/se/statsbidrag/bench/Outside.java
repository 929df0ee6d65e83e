package se.statsbidrag.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Peers in a process of their own, which measure themselves: C and NumPy. */
record Outside(String name, Path folder, String source, List<String> build, List<String> command)
    implements Peer {

  static Peer c(Path folder) {
    return new Outside(
        "C in blocks, gcc -O3",
        folder,
        "largest_remainder.c",
        List.of("gcc", "-O3", "-march=native", "-o", "lr", "largest_remainder.c", "-lm"),
        List.of("./lr"));
  }

  static Peer numpy(Path folder, String how) {
    return new Outside(
        "NumPy, " + how,
        folder,
        "largest_remainder.py",
        List.of("python3", "-c", "import numpy"),
        List.of("python3", "largest_remainder.py", how));
  }

  @Override
  public Result solve(Problem problem) throws Exception {
    try (InputStream in = Objects.requireNonNull(Outside.class.getResourceAsStream(source))) {
      Files.write(folder.resolve(source), in.readAllBytes());
    }
    run(build);
    write(problem.population());
    List<String> solving = new ArrayList<>(command);
    solving.add(Integer.toString(problem.size()));
    solving.add(Long.toString(problem.potKronor()));
    solving.add(Long.toString(Problem.BASE_KRONOR));
    solving.add(Integer.toString(Math.clamp(200_000_000 / problem.size(), 5, 2_000)));
    String[] answer = run(solving).strip().split(" ");
    return new Result((long) Double.parseDouble(answer[0]), Long.parseLong(answer[1]));
  }

  private void write(long[] population) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("population.bin"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (int i = 0; i < population.length; i++) {
        bytes.putLong(population[i]);
        if (!bytes.hasRemaining() || i == population.length - 1) {
          file.write(bytes.flip());
          bytes.clear();
        }
      }
    }
  }

  private String run(List<String> words) throws Exception {
    try {
      Process process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Absent(words.getFirst() + ": " + said.lines().findFirst().orElse("failed"));
      }
      return said;
    } catch (IOException e) {
      throw new Absent(words.getFirst() + " is not on this machine");
    }
  }
}
