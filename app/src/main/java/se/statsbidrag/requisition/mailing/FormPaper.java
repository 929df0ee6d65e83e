package se.statsbidrag.requisition.mailing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** The form on paper (blanketten): one recipient's with its name and ceiling, or an empty one. */
@Component
class FormPaper {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Rounds rounds;
  private final Recipients recipients;
  private final SpringTemplateEngine templates;

  FormPaper(Rounds rounds, Recipients recipients, SpringTemplateEngine templates) {
    this.rounds = rounds;
    this.recipients = recipients;
    this.templates = templates;
  }

  byte[] of(Mailing mailing) {
    Round round = rounds.round(mailing.roundId());
    return write(round, mailing.recipientName(), mailing.ceiling());
  }

  /** With lines to fill in where the name and the amount stand, as one looks it over. */
  byte[] empty(Round round) {
    return write(round, null, null);
  }

  private byte[] write(Round round, @Nullable String name, @Nullable Money ceiling) {
    Terms terms = Objects.requireNonNull(round.terms());
    Map<String, Object> model = new HashMap<>();
    model.put("name", name);
    model.put("ceiling", ceiling);
    model.put("round", round);
    model.put("terms", terms);
    model.put(
        "agency", recipients.organisation(round.agencyId()).map(Organisation::name).orElse(""));
    model.put("sharing", terms.redistribution().reaches(round.recipientKind()));
    String html = templates.process("mailing/form", new Context(SWEDISH, model));
    return Pdf.render(html, "Rekvisition: " + (name == null ? round.nameSv() : name), "sv");
  }
}
