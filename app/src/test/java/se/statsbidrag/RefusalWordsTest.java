package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is refused something gets a sentence, not a key. */
class RefusalWordsTest {

  private static final Pattern REFUSAL = Pattern.compile("Refusal\\.of\\(\\s*\"([\\w.-]+)\"");

  @Test
  void every_refusal_has_words() throws Exception {
    Set<String> known = new TreeSet<>();
    for (Path bundle : files(Path.of("src/main/resources/messages"), ".properties")) {
      try (Reader reader = Files.newBufferedReader(bundle)) {
        Properties words = new Properties();
        words.load(reader);
        known.addAll(words.stringPropertyNames());
      }
    }
    TreeMap<String, String> unknown = new TreeMap<>();
    for (Path source : files(Path.of("src/main/java"), ".java")) {
      REFUSAL
          .matcher(Files.readString(source))
          .results()
          .map(result -> result.group(1))
          .filter(key -> !isIn(known, key))
          .forEach(key -> unknown.put(key, source.toString()));
    }
    assertThat(unknown).isEmpty();
  }

  /** A key that ends with a point is the beginning of several; a module without words has none. */
  private static boolean isIn(Set<String> known, String key) {
    String module = key.substring(0, key.indexOf('.') + 1);
    return known.contains(key)
        || (key.endsWith(".") && known.stream().anyMatch(one -> one.startsWith(key)))
        || known.stream().noneMatch(one -> one.startsWith(module));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
