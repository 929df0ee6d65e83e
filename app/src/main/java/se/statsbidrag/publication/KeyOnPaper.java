package se.statsbidrag.publication;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.pages.Pdf;

/**
 * A key as a document that everybody can read and an archive can keep. Drawn one at a time and the
 * latest kept, so that many who ask do not make the others wait.
 */
@Component
class KeyOnPaper {

  private static final int MOST_KEPT = 16;

  private final SpringTemplateEngine templates;
  private final KeyFacts facts;
  private final Map<String, byte[]> drawn =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  KeyOnPaper(SpringTemplateEngine templates, KeyFacts facts) {
    this.templates = templates;
    this.facts = facts;
  }

  /** The document in the reader's language. */
  synchronized byte[] of(PublicKey key, Locale locale) {
    String language = locale.getLanguage().equals("en") ? "en" : "sv";
    String name = key.key().id() + " " + key.key().status() + " " + language;
    return drawn.computeIfAbsent(name, unseen -> draw(key, locale, language));
  }

  private byte[] draw(PublicKey key, Locale locale, String language) {
    Context context =
        new Context(
            locale,
            Map.of(
                "key", key,
                "facts", facts.facts(key, locale),
                "rule", facts.rule(key, locale),
                "controls", facts.controls(key, locale),
                "exact", facts.exactSplit(key)));
    String html = templates.process("publication/paper", context);
    return Pdf.render(html, key.key().terms().title(), language);
  }
}
