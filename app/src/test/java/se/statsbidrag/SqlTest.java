package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL is written, never put together of what somebody has typed. */
class SqlTest {

  private static final Path SOURCES = Path.of("src/main/java/se/statsbidrag");
  private static final Pattern CALL = Pattern.compile("\\.sql\\(");
  private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"");

  /** Constants joined by plus, with a table out of a constant list, or handed on as sql. */
  private static final Pattern SAFE = Pattern.compile("(\\s*(§|[A-Z][A-Z_]*|sql|table)\\s*\\+?)+");

  @Test
  void every_statement_is_constant_text_with_parameters() throws IOException {
    List<String> joined = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(SqlTest::isOrdinarySource).toList()) {
        String source = TEXT.matcher(Files.readString(file)).replaceAll("§");
        Matcher call = CALL.matcher(source);
        while (call.find()) {
          String statement = argument(source, call.end());
          if (!SAFE.matcher(statement).matches()) {
            joined.add(SOURCES.relativize(file) + ": " + statement.strip());
          }
        }
      }
    }
    assertThat(joined).isEmpty();
  }

  /** Export, restore and reset name tables and columns that the database itself has listed. */
  private static boolean isOrdinarySource(Path file) {
    return file.toString().endsWith(".java")
        && !file.getParent().endsWith("cli")
        && !file.endsWith("demo/DemoReset.java");
  }

  private static String argument(String source, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char letter = source.charAt(at++);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
    }
    return source.substring(from, at - 1);
  }
}
