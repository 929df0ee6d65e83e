package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Thymeleaf puts a fragment in before it looks at a condition, and then the condition is gone. */
class FragmentCallsTest {

  private static final List<String> TOO_LATE = List.of("th:if", "th:unless", "th:each");

  @Test
  void a_condition_stands_around_a_fragment_and_not_on_it() throws IOException {
    List<String> lost = new ArrayList<>();
    int calls = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        for (Element call : Jsoup.parse(Files.readString(file)).select("[th:replace]")) {
          calls++;
          if (TOO_LATE.stream().anyMatch(call::hasAttr)) {
            lost.add(file + ": " + call.attr("th:replace"));
          }
        }
      }
    }
    assertThat(calls).isGreaterThan(50);
    assertThat(lost).isEmpty();
  }
}
