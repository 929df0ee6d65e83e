package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words on the pages: in two languages in step, in bundles and never in a template. */
class TextsTest {

  private static final Path BUNDLES = Path.of("src/main/resources/messages");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern BETWEEN = Pattern.compile(">([^<>]+)<");
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)(?:\\([^}]*)?}");
  private static final Pattern STYLED =
      Pattern.compile("(?i)<script(?![^>]*\\s(th:)?src)|<style|\\sstyle=|\\son[a-z]+=");

  /** What is no language: marks, and the name of the system. */
  private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}]*|\\s*Statsbidrag\\s*");

  @Test
  void every_text_exists_in_swedish_and_in_english() throws IOException {
    for (Path swedish : swedish()) {
      Path english = swedish.resolveSibling(name(swedish) + "_en.properties");
      assertThat(load(english).keySet()).as(name(swedish)).isEqualTo(load(swedish).keySet());
    }
  }

  @Test
  void both_languages_take_the_same_arguments_and_can_be_formatted() throws IOException {
    for (Path swedish : swedish()) {
      Properties other = load(swedish.resolveSibling(name(swedish) + "_en.properties"));
      load(swedish)
          .forEach((key, text) ->
              assertThat(arguments(other.getProperty((String) key)))
                  .as(key.toString())
                  .hasSameSizeAs(arguments((String) text))); // a wording in each language
    }
  }

  @Test
  void a_key_begins_with_the_name_of_its_bundle() throws IOException {
    for (Path swedish : swedish()) {
      assertThat(load(swedish).stringPropertyNames())
          .as(name(swedish))
          .allMatch(key -> key.startsWith(name(swedish) + "."));
    }
  }

  @Test
  void every_key_that_a_template_names_exists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path swedish : swedish()) {
      known.addAll(load(swedish).stringPropertyNames());
    }
    Set<String> missing = new TreeSet<>();
    for (Path template : templates()) {
      Matcher key = KEY.matcher(COMMENT.matcher(Files.readString(template)).replaceAll(""));
      while (key.find()) {
        if (!known.contains(key.group(1))) {
          missing.add(TEMPLATES.relativize(template) + ": " + key.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_template_holds_words_of_its_own() throws IOException {
    List<String> words = new ArrayList<>();
    for (Path template : templates()) {
      String page = COMMENT.matcher(Files.readString(template)).replaceAll("");
      Matcher text = BETWEEN.matcher(page);
      while (text.find()) {
        if (!NO_WORDS.matcher(text.group(1)).matches()) {
          words.add(TEMPLATES.relativize(template) + ": " + text.group(1).strip());
        }
      }
    }
    assertThat(words).isEmpty();
  }

  @Test
  void no_template_holds_script_or_style_that_the_policy_forbids() throws IOException {
    for (Path template : templates()) {
      String page = COMMENT.matcher(Files.readString(template)).replaceAll("");
      assertThat(STYLED.matcher(page).find()).as(template.toString()).isFalse();
    }
  }

  private static List<Integer> arguments(String text) {
    List<Integer> numbers = new ArrayList<>();
    Matcher argument = Pattern.compile("\\{(\\d+)").matcher(text);
    while (argument.find()) {
      numbers.add(Integer.valueOf(argument.group(1)));
    }
    assertThat(new MessageFormat(text).format(new Object[0])).isNotNull();
    return numbers.stream().distinct().sorted().toList();
  }

  private static List<Path> swedish() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      return files.filter(file -> !file.toString().endsWith("_en.properties")).sorted().toList();
    }
  }

  private static String name(Path bundle) {
    return bundle.getFileName().toString().replace(".properties", "");
  }

  private static Properties load(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      texts.load(reader);
    }
    return texts;
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }
}
