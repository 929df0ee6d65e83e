package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sizes that keep the code readable, as docs/architecture.md states them. */
class BudgetsTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES = List.of("engine", "tables", "pages", "app");
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 40;
  private static final int LONGEST_TABLE = 80;
  private static final int WIDEST_LINE = 100;
  private static final int LARGEST_PACKAGE = 25;

  /** Packages over the budget, with the size they may not pass, until they are divided. */
  private static final Map<String, Integer> OVER_BUDGET = Map.of("allocation", 30);

  private static final double LEAST_HIDDEN = 0.40;

  private static final List<String> LONG_METHODS = new ArrayList<>();
  private static int hidden;
  private static int types;

  @BeforeAll
  static void read_every_source() throws IOException {
    LONG_METHODS.clear();
    hidden = 0;
    types = 0;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.getTypeDecls().forEach(BudgetsTest::count);
        new Methods(unit, positions).scan(unit, null);
      }
    }
  }

  @Test
  void no_file_is_longer_than_400_lines_and_no_line_wider_than_100() throws IOException {
    List<String> tooLarge = new ArrayList<>();
    for (Path source : sources()) {
      List<String> lines = Files.readAllLines(source);
      if (lines.size() > LONGEST_FILE || lines.stream().anyMatch(BudgetsTest::isWide)) {
        tooLarge.add(source + " (" + lines.size() + ")");
      }
    }
    assertThat(tooLarge).isEmpty();
  }

  @Test
  void no_method_is_longer_than_40_lines() {
    assertThat(LONG_METHODS).isEmpty();
  }

  @Test
  void no_package_has_more_than_25_files() throws IOException {
    Map<Path, Integer> sizes = new TreeMap<>();
    sources().forEach(source -> sizes.merge(source.getParent(), 1, Integer::sum));
    sizes
        .entrySet()
        .removeIf(entry ->
            entry.getValue()
                <= OVER_BUDGET.getOrDefault(
                    entry.getKey().getFileName().toString(), LARGEST_PACKAGE));
    assertThat(sizes).isEmpty();
  }

  @Test
  void four_types_of_ten_are_seen_by_their_own_package_only() {
    assertThat((double) hidden / types).isGreaterThanOrEqualTo(LEAST_HIDDEN);
  }

  @Test
  void no_type_is_called_manager_helper_util_dto_or_impl() throws IOException {
    assertThat(sources())
        .extracting(source -> source.getFileName().toString())
        .noneMatch(name -> name.matches(".*(Manager|Helper|Utils?|Dto|Mapper|Impl)\\.java"));
  }

  private static boolean isWide(String line) {
    return line.length() > WIDEST_LINE && !line.startsWith("import ");
  }

  private static void count(Tree declared) {
    if (declared instanceof ClassTree type) {
      types++;
      hidden += type.getModifiers().getFlags().contains(Modifier.PUBLIC) ? 0 : 1;
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    sources.sort(Comparator.naturalOrder());
    return sources;
  }

  /** Measures each method from its name or annotations to its last brace. */
  private static final class Methods extends TreeScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Methods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      long end = positions.getEndPosition(unit, method);
      if (end >= 0) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
        long lines = unit.getLineMap().getLineNumber(end) - first + 1;
        if (lines > (isTable(method) ? LONGEST_TABLE : LONGEST_METHOD)) {
          LONG_METHODS.add(unit.getSourceFile().getName() + ": " + method.getName() + " " + lines);
        }
      }
      return super.visitMethod(method, nothing);
    }

    /** One exhaustive switch and nothing else: a table of cases, not a procedure. */
    private static boolean isTable(MethodTree method) {
      return method.getBody() != null
          && method.getBody().getStatements().size() == 1
          && switch (method.getBody().getStatements().getFirst()) {
            case SwitchTree only -> true;
            case ReturnTree only -> only.getExpression() instanceof SwitchExpressionTree;
            default -> false;
          };
    }
  }
}
