package se.statsbidrag.decision.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.pages.Pdf;

/**
 * Writes a document again without what is masked: nothing lies hidden beneath a black field. It can
 * be done with what this system has written itself.
 */
@Component
class Masking {

  static final String FROM = "[[";
  static final String TO = "]]";
  private static final Pattern MARKED = Pattern.compile("(?s)\\[\\[(.*?)]]");
  private static final String FIELD = "\u2588\u2588\u2588\u2588\u2588\u2588";

  private final SpringTemplateEngine templates;

  Masking(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  /** The text that can be masked; empty where the file's format does not let it be done here. */
  Optional<String> text(Document document, byte[] content) {
    return switch (document.mediaType()) {
      case "text/plain" -> Optional.of(lines(new String(content, StandardCharsets.UTF_8)));
      case "application/pdf" -> Pdf.text(content).map(Masking::lines);
      default -> Optional.empty();
    };
  }

  /** Whether the marked text is the document's own, with something in it marked. */
  static boolean agrees(String original, String marked) {
    String text = lines(marked);
    return MARKED.matcher(text).find()
        && MARKED.matcher(text).replaceAll("$1").equals(lines(original));
  }

  /** The text with a black field for everything that was marked. */
  static String masked(String marked) {
    return MARKED.matcher(lines(marked)).replaceAll(FIELD);
  }

  /** The masked copy as a PDF. */
  byte[] copy(String caseNumber, Document document, String marked, String basis) {
    String title = "Handling " + document.number() + " i ärende " + caseNumber;
    Map<String, Object> model =
        Map.of(
            "title",
            title,
            "basis",
            basis,
            "day",
            document.documentDate(),
            "paragraphs",
            List.of(masked(marked).split("\n", -1)));
    Locale swedish = Locale.of("sv", "SE");
    String html = templates.process("disclosure/copy", new Context(swedish, model));
    return Pdf.render(html, title, "sv");
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').strip();
  }
}
