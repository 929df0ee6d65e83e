package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.statsbidrag.kernel.Refused;

/** YAML that is made to harm or to mislead is refused, with the line, before anything is built. */
class HostileYamlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1, 1]\\nb: [*x, *x, *x]              | appropriation.file.alias",
        "a: 1\\na: 2                                 | appropriation.file.duplicate",
        "a: !!javax.script.ScriptEngineManager []    | appropriation.file.tag",
        "a: !!str 1                                  | appropriation.file.tag",
        "a: 1\\n---\\nb: 2                           | appropriation.file.document",
        "a: [1, 2                                    | appropriation.file.syntax",
        "''                                          | appropriation.file.empty"
      })
  void a_file_that_could_explode_or_mislead_is_refused(String text, String key) {
    refused(text.replace("\\n", "\n"), key);
  }

  @ParameterizedTest
  @CsvSource({"[,appropriation.file.deep", "'a: ',appropriation.file.large"})
  void a_file_too_deep_or_too_large_is_refused(String piece, String key) {
    refused(piece.repeat(piece.equals("[") ? 1_000 : 500_000), key);
  }

  private static void refused(String text, String key) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> YamlSource.read(text))
        .withMessageContaining(key);
  }
}
