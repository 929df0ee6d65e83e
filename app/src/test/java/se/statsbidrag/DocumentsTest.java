package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.statsbidrag.kernel.Role;

/** The texts of the project: what they point at exists, and they name what the code has. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern MODULE = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");
  private static final Pattern TEST = Pattern.compile("(?U)`([A-Z]\\w+Test)\\.(\\w+)`");

  /** The group of a dependency, wherever it stands; plugins are tools and not carried. */
  private static final Pattern GROUP =
      Pattern.compile("<dependency>\\s*<groupId>(?!se\\.statsbidrag)([^<]+)</groupId>");

  private static final Set<String> BESIDE_THE_MODULES = Set.of("demo", "cli");

  @Test
  void every_link_between_documents_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add(document + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void no_document_points_outside_the_project() throws IOException {
    for (Path document : documents()) {
      assertThat(Files.readString(document))
          .as(document.toString())
          .doesNotContain("../shared", "/tmp/", "/work/", "/home/");
    }
  }

  @Test
  void the_architecture_names_every_module_and_no_other() throws IOException {
    Set<String> named = new HashSet<>();
    Matcher row = MODULE.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    while (row.find()) {
      named.add(row.group(1));
    }
    Set<String> packages = new HashSet<>(modules());
    packages.removeAll(BESIDE_THE_MODULES);
    assertThat(named).isEqualTo(packages);
  }

  @Test
  void every_module_says_in_swedish_what_it_is() throws IOException {
    for (String module : modules()) {
      Path info =
          Path.of("src/main/java/se/statsbidrag").resolve(module).resolve("package-info.java");
      assertThat(Files.readString(info)).as(module).startsWith("/**").contains("@NullMarked");
    }
  }

  @Test
  void the_glossary_has_every_role_and_no_term_twice() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("docs/glossary.md"));
    assertThat(String.join("\n", lines))
        .contains(Stream.of(Role.values()).map(Role::name).toList());
    assertThat(lines.stream().filter(line -> line.startsWith("| ")).map(DocumentsTest::term))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_test_that_the_threat_model_names_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher name = TEST.matcher(Files.readString(ROOT.resolve("docs/threat-model.md")));
    while (name.find()) {
      if (!hasTest(name.group(1), name.group(2))) {
        missing.add(name.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_library_that_the_build_names_has_its_licence_told() throws IOException {
    String told = Files.readString(ROOT.resolve("THIRD-PARTY.md"));
    Set<String> untold = new HashSet<>();
    for (String module : List.of(".", "engine", "tables", "pages", "app", "bench")) {
      Path build = ROOT.resolve(module).resolve("pom.xml");
      Matcher group = GROUP.matcher(Files.exists(build) ? Files.readString(build) : "");
      while (group.find()) {
        if (!told.contains("`" + group.group(1) + "`")) {
          untold.add(group.group(1));
        }
      }
    }
    assertThat(untold).isEmpty();
  }

  @Test
  void the_legal_map_says_of_each_rule_whether_it_was_checked() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("docs/legal-map.md")))
        .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| Rule"))
        .allSatisfy(line ->
            assertThat(line.substring(line.lastIndexOf(" | ")))
                .containsPattern("checked|unverified"));
  }

  private static boolean hasTest(String type, String method) throws IOException {
    for (String module : List.of("engine", "tables", "pages", "app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(path -> path.endsWith(type + ".java")).toList()) {
          return Files.readString(file).contains("void " + method + "(");
        }
      }
    }
    return false;
  }

  private static String term(String row) {
    return row.substring(0, row.indexOf(" | "));
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("examples"))) {
      try (Stream<Path> files = Files.list(folder)) {
        documents.addAll(files.filter(DocumentsTest::isText).toList());
      }
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      documents.addAll(files.filter(DocumentsTest::isText).toList());
    }
    return documents;
  }

  private static boolean isText(Path file) {
    return file.toString().endsWith(".md");
  }

  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/se/statsbidrag"))) {
      return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList();
    }
  }
}
