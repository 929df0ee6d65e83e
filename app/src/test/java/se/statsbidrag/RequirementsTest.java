package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/requirements.md and docs/oddities.md true to the tests of every module. */
class RequirementsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("\\| ([RLO]\\d+) \\| (.*) \\|");
  private static final Pattern TESTS = Pattern.compile("(?U)`\\w+\\.\\w+`(, `\\w+\\.\\w+`)*");
  private static final Pattern OPEN = Pattern.compile("open: ([a-z -]+)");
  private static final Pattern CAPABILITY = Pattern.compile("(?m)^\\| ([a-z -]+) \\| [^|]+ \\|$");
  private static final Pattern SHOWS = Pattern.compile("@Shows\\(([^)]*)\\)");
  private static final Pattern ID = Pattern.compile("[RLO]\\d+");
  private static final Pattern NAMED = Pattern.compile("(?U)\\b(class|void)\\s+(\\w+)");

  /** A row: its id, its cells between, and what shows it. */
  private record Row(String id, List<String> cells, String shownBy) {}

  /** The tests in the sources: ids shown by "Class.method", and those shown by a whole class. */
  private record Tests(Map<String, Set<String>> shown, Set<String> known) {

    boolean show(String test, String id) {
      String owner = test.substring(0, test.indexOf('.'));
      return shown.getOrDefault(test, Set.of()).contains(id)
          || shown.getOrDefault(owner, Set.of()).contains(id);
    }
  }

  @Test
  void every_requirement_stands_exactly_once_and_in_order() throws IOException {
    assertThat(rows("requirements.md"))
        .extracting(Row::id)
        .containsExactlyElementsOf(Stream.concat(ids("R", 207), ids("L", 24)).toList());
  }

  @Test
  void every_oddity_stands_exactly_once_and_in_order() throws IOException {
    assertThat(rows("oddities.md"))
        .extracting(Row::id)
        .containsExactlyElementsOf(ids("O", 36).toList());
  }

  @Test
  void no_row_is_empty() throws IOException {
    assertThat(allRows())
        .allSatisfy(row -> assertThat(row.cells()).as(row.id()).noneMatch(String::isBlank));
  }

  @Test
  void a_row_names_its_tests_or_the_capability_that_will_own_it() throws IOException {
    Set<String> capabilities = capabilities();
    List<String> wrong = new ArrayList<>();
    for (Row row : allRows()) {
      Matcher open = OPEN.matcher(row.shownBy());
      boolean named = open.matches() && capabilities.contains(open.group(1));
      if (!named && !TESTS.matcher(row.shownBy()).matches()) {
        wrong.add(row.id() + ": " + row.shownBy());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_named_test_exists_and_says_what_it_shows() throws IOException {
    Tests tests = tests();
    List<String> wrong = new ArrayList<>();
    for (Row row : allRows()) {
      Matcher name = Pattern.compile("(?U)`(\\w+\\.\\w+)`").matcher(row.shownBy());
      while (name.find()) {
        if (!tests.known().contains(name.group(1)) || !tests.show(name.group(1), row.id())) {
          wrong.add(row.id() + ": " + name.group(1));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_test_shows_a_requirement_that_does_not_exist() throws IOException {
    Set<String> ids = new HashSet<>(allRows().stream().map(Row::id).toList());
    assertThat(tests().shown().values()).allSatisfy(shown -> assertThat(ids).containsAll(shown));
  }

  private static Stream<String> ids(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
  }

  private static List<Row> allRows() throws IOException {
    List<Row> all = new ArrayList<>(rows("requirements.md"));
    all.addAll(rows("oddities.md"));
    return all;
  }

  private static List<Row> rows(String document) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs").resolve(document))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> cells = List.of(row.group(2).split(" \\| ", -1));
        rows.add(new Row(row.group(1), cells, cells.getLast()));
      }
    }
    return rows;
  }

  private static Set<String> capabilities() throws IOException {
    Matcher row =
        CAPABILITY.matcher(Files.readString(ROOT.resolve("docs").resolve("requirements.md")));
    Set<String> names = new HashSet<>();
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }

  private static Tests tests() throws IOException {
    Tests tests = new Tests(new HashMap<>(), new HashSet<>());
    for (String module : List.of("engine", "tables", "pages", "app")) {
      Path sources = ROOT.resolve(module).resolve("src/test/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
            read(file, tests);
          }
        }
      }
    }
    return tests;
  }

  private static void read(Path file, Tests tests) throws IOException {
    String source = Files.readString(file);
    String owner = file.getFileName().toString().replace(".java", "");
    Matcher name = NAMED.matcher(source);
    while (name.find()) {
      tests.known().add(owner + "." + name.group(2));
    }
    Matcher shows = SHOWS.matcher(source);
    while (shows.find()) {
      if (name.find(shows.end())) {
        String what = name.group(1).equals("class") ? owner : owner + "." + name.group(2);
        Set<String> ids = tests.shown().computeIfAbsent(what, any -> new HashSet<>());
        ID.matcher(shows.group(1)).results().forEach(id -> ids.add(id.group()));
      }
    }
  }
}
