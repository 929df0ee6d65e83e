package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/** Every word that a person reads stands in a bundle, in Swedish and in English. */
class WordsTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path BUNDLES = Path.of("src/main/resources/messages");
  private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[(}]");
  private static final Pattern KEY_IN_CALL = Pattern.compile("#messages\\.msg\\('([\\w.-]+)'");
  private static final Pattern REFUSAL = Pattern.compile("Refusal\\.of\\(\\s*\"([\\w.-]+)\"");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--/\\*.*?\\*/-->");
  private static final Set<String> NAMES = Set.of("Statsbidrag");

  @Test
  void the_two_languages_have_the_same_keys_and_arguments() throws Exception {
    for (Path swedish : files(BUNDLES, ".properties")) {
      String name = swedish.getFileName().toString();
      if (name.endsWith("_en.properties")) {
        continue;
      }
      Properties sv = read(swedish);
      Properties en = read(BUNDLES.resolve(name.replace(".properties", "_en.properties")));
      assertThat(en.stringPropertyNames()).as(name).isEqualTo(sv.stringPropertyNames());
      for (String key : sv.stringPropertyNames()) {
        // How many, not which: a complaint may come with a wording in each language.
        assertThat(arguments(en.getProperty(key)))
            .as(key)
            .hasSameSizeAs(arguments(sv.getProperty(key)));
      }
    }
  }

  @Test
  void a_key_stands_in_the_bundle_that_its_first_word_names() throws Exception {
    for (Path bundle : files(BUNDLES, ".properties")) {
      String module = bundle.getFileName().toString().replaceAll("(_en)?\\.properties", "");
      assertThat(read(bundle).stringPropertyNames())
          .as(bundle.toString())
          .allMatch(key -> key.startsWith(module + "."));
    }
  }

  @Test
  void every_key_that_a_template_or_a_refusal_uses_has_words() throws Exception {
    Set<String> known = new TreeSet<>();
    for (Path bundle : files(BUNDLES, ".properties")) {
      known.addAll(read(bundle).stringPropertyNames());
    }
    TreeMap<String, String> unknown = new TreeMap<>();
    for (Path template : files(TEMPLATES, ".html")) {
      String text = COMMENT.matcher(Files.readString(template)).replaceAll("");
      Stream.concat(keys(KEY, text), keys(KEY_IN_CALL, text))
          .filter(key -> !isIn(known, key))
          .forEach(key -> unknown.put(key, template.toString()));
    }
    for (Path source : files(Path.of("src/main/java"), ".java")) {
      keys(REFUSAL, Files.readString(source))
          .filter(key -> !isIn(known, key))
          .forEach(key -> unknown.put(key, source.toString()));
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void no_template_has_words_or_style_of_its_own() throws Exception {
    List<String> own = new ArrayList<>();
    for (Path template : files(TEMPLATES, ".html")) {
      Document page = Jsoup.parse(Files.readString(template));
      for (Element element : page.getAllElements()) {
        if (element.hasAttr("style") || element.normalName().equals("script")) {
          own.add(template + ": inline style or script in " + element.normalName());
        }
        if (!element.hasAttr("th:text") && !element.hasAttr("th:utext")) {
          element.textNodes().stream()
              .map(TextNode::text)
              .map(String::strip)
              .filter(text -> text.codePoints().anyMatch(Character::isLetter))
              .filter(text -> !NAMES.contains(text))
              .filter(text -> !text.matches("(?s).*\\[\\[.*\\]\\].*"))
              .forEach(text -> own.add(template + ": " + text));
        }
      }
    }
    assertThat(own).isEmpty();
  }

  /** A key that ends with a point is the beginning of several; a module without words has none. */
  private static boolean isIn(Set<String> known, String key) {
    String module = key.substring(0, key.indexOf('.') + 1);
    return known.contains(key)
        || (key.endsWith(".") && known.stream().anyMatch(one -> one.startsWith(key)))
        || known.stream().noneMatch(one -> one.startsWith(module));
  }

  private static Stream<String> keys(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1));
  }

  private static Set<String> arguments(String message) {
    return Pattern.compile("\\{(\\d+)")
        .matcher(message)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
