package se.statsbidrag.audit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of every module's acts, so that the trail can be searched by what it shows. */
@Component
class ActWords {

  private static final String KEY = "[a-z]+\\.act\\.[A-Z_]+";

  /** All words for an act, in both languages, by its code. */
  private final Map<String, Set<String>> words = new TreeMap<>();

  ActWords() throws IOException {
    for (Resource bundle :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*.properties")) {
      Properties properties = new Properties();
      try (Reader in = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      properties.stringPropertyNames().stream()
          .filter(key -> key.matches(KEY))
          .forEach(key ->
              words
                  .computeIfAbsent(key.replaceFirst(".*\\.", ""), code -> new TreeSet<>())
                  .add(properties.getProperty(key).toLowerCase(Locale.ROOT)));
    }
  }

  /** The acts whose words, or whose code, contain what was typed. */
  List<String> codes(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return words.entrySet().stream()
        .filter(act ->
            act.getKey().toLowerCase(Locale.ROOT).contains(wanted)
                || act.getValue().stream().anyMatch(word -> word.contains(wanted)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }
}
