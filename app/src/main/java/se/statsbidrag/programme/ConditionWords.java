package se.statsbidrag.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Swedish;

/** What a round's terms mean for who gets money of it, in sentences for a decision. In Swedish. */
@Component
public class ConditionWords {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;

  ConditionWords(MessageSource messages) {
    this.messages = messages;
  }

  /** When and for what it may be used, and what must be reported, for a category of recipients. */
  public List<String> conditions(Terms terms, String recipientKind) {
    List<String> points = new ArrayList<>();
    TermsDocument.Use use = terms.document().use();
    points.add(text("use", date(use.first()), date(use.last()), terms.version()));
    for (Terms.Promise.Part part : terms.promise().instalments()) {
      @Nullable LocalDate day = part.day();
      points.add(
          day == null ? text("part", part.percent()) : text("part.by", part.percent(), date(day)));
    }
    for (Terms.Cap cap : terms.document().caps()) {
      if (cap.recipients().isEmpty() || cap.recipients().contains(recipientKind)) {
        points.add(text("cap", cap.percent(), cap.text()));
      }
    }
    Terms.Report report = terms.document().report();
    points.add(text(report.economic() ? "economic" : "report", date(terms.reportDay())));
    if (report.timely()) {
      points.add(text("timely"));
    }
    return points;
  }

  /** What can be reclaimed, and when (återkravsförbehåll; L7). */
  public String reservation(Terms.Repayment repayment) {
    return String.join(
        " ",
        text("revoke"),
        text("unused." + repayment.unused()),
        text("misused." + repayment.misused()));
  }

  private static String date(LocalDate day) {
    return Swedish.FORMATS.date(day);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage("programme.condition." + key, arguments, SWEDISH);
  }
}
