package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.document.RuleDocument;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/rules.md: every example is a rule that the engine reads, and every component has one. */
class RuleLanguageTest {

  private static final Path DOCUMENT = Path.of("../docs/rules.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

  static List<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_read_and_written_back_the_same(String example) {
    var rule = RuleDocument.read(new YAMLMapper().readValue(example, Map.class));
    assertThat(RuleDocument.read(RuleDocument.write(rule))).isEqualTo(rule);
  }

  @Test
  void every_component_has_an_example() throws IOException {
    List<Class<?>> met = new ArrayList<>();
    for (String example : examples()) {
      collect(RuleDocument.read(new YAMLMapper().readValue(example, Map.class)).component(), met);
    }
    assertThat(met).contains(Component.class.getPermittedSubclasses());
  }

  private static void collect(@Nullable Object part, List<Class<?>> met) {
    switch (part) {
      case Component.Band band -> collect(band.component(), met);
      case Iterable<?> parts -> parts.forEach(each -> collect(each, met));
      case Component component -> {
        met.add(component.getClass());
        Stream.of(component.getClass().getRecordComponents())
            .map(field -> value(field, component))
            .forEach(each -> collect(each, met));
      }
      case null -> {}
      default -> {}
    }
  }

  private static @Nullable Object value(RecordComponent field, Component component) {
    try {
      return field.getAccessor().invoke(component);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
