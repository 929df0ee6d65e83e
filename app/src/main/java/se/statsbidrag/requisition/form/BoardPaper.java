package se.statsbidrag.requisition.form;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.requisition.ContentRows;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Submissions;

/**
 * The paper on which a recipient's board decides (underlag för beslut), before anything is sent in:
 * the amount and the key it comes from, the conditions, and the proposal as it is filled in. It has
 * no case number, since there is no case.
 */
@Component
class BoardPaper {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final SpringTemplateEngine templates;
  private final MessageSource messages;
  private final Submissions submissions;
  private final ContentRows rows;

  BoardPaper(
      SpringTemplateEngine templates,
      MessageSource messages,
      Submissions submissions,
      ContentRows rows) {
    this.templates = templates;
    this.messages = messages;
    this.submissions = submissions;
    this.rows = rows;
  }

  byte[] of(Offer offer, Optional<Draft> draft, LocalDate day) {
    Submissions.@Nullable Check check =
        draft.map(found -> submissions.check(found, offer)).orElse(null);
    Map<String, Object> model = new HashMap<>();
    model.put("offer", offer);
    model.put("day", day);
    model.put("blocks", TermBlock.of(offer));
    model.put(
        "rows",
        check == null || check.sent() == null ? List.of() : rows.of(check.sent(), null, SWEDISH));
    String title =
        messages.getMessage(
            "requisition.board.title", new Object[] {offer.round().nameSv()}, SWEDISH);
    return Pdf.render(
        templates.process("requisition/board", new Context(SWEDISH, model)), title, "sv");
  }
}
