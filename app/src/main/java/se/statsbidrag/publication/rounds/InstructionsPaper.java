package se.statsbidrag.publication.rounds;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.pages.Pdf;

/**
 * The instructions of a round as a document that everybody can read and an archive can keep, in
 * Swedish. Published terms never change, so each is drawn once.
 */
@Component
class InstructionsPaper {

  private static final int MOST_KEPT = 50;
  private static final Locale SWEDISH = Locale.of("sv");

  private final SpringTemplateEngine templates;
  private final Map<UUID, byte[]> drawn = new ConcurrentHashMap<>();

  InstructionsPaper(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  byte[] of(PublicRound round) {
    if (drawn.size() > MOST_KEPT) {
      drawn.clear();
    }
    return drawn.computeIfAbsent(round.terms().id(), unseen -> draw(round));
  }

  private byte[] draw(PublicRound round) {
    Context context =
        new Context(
            SWEDISH,
            Map.of(
                "shown", round,
                "terms", round.terms(),
                "text", InstructionsText.of(round.terms())));
    String html = templates.process("publication/instructions-paper", context);
    return Pdf.render(html, round.terms().document().title(), "sv");
  }
}
