package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others made and we carry along is unchanged and licensed; nothing comes from elsewhere. */
class StaticFilesTest {

  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Path FONTS =
      Path.of("../pages/src/main/resources/se/statsbidrag/pages/fonts");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(url\\(\\s*[\"']?|@import\\s+[\"']|src=[\"'])(https?:)?//");

  static List<Path> vendored() throws IOException {
    try (Stream<Path> folders = Files.list(STATIC.resolve("vendor"))) {
      return Stream.concat(folders, Stream.of(FONTS)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vendored")
  void a_vendored_folder_has_a_licence_and_is_as_it_was_fetched(Path folder) throws Exception {
    Map<String, String> stated = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
      String[] sumAndName = line.split("\\s+", 2);
      stated.put(sumAndName[1], sumAndName[0]);
    }
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("SHA256SUMS")) {
          byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          found.put(file.getFileName().toString(), HexFormat.of().formatHex(sum));
        }
      }
    }
    assertThat(found).isEqualTo(stated).containsKey("LICENSE");
  }

  @Test
  void no_style_sheet_fetches_anything_from_another_host() throws Exception {
    try (Stream<Path> files = Files.walk(STATIC)) {
      for (Path sheet : files.filter(file -> file.toString().endsWith(".css")).toList()) {
        assertThat(ELSEWHERE.matcher(Files.readString(sheet)).find()).as("%s", sheet).isFalse();
      }
    }
  }
}
