package se.statsbidrag.publication.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts.Row;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.programme.TermsDocument;

/** The rules of a round, each as a question and its answer; derived from its data. */
@Component
class RoundFacts {

  /** The condition that says what a fact says. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "opens", "OPENS",
          "lastDay", "DEADLINE",
          "channel", "CHANNEL",
          "signing", "SIGNING",
          "promise", "PROMISE",
          "use", "USE",
          "report", "REPORT",
          "remainder", "REDISTRIBUTION",
          "appeal", "APPEAL",
          "contact", "CONTACT");

  private final MessageSource messages;

  RoundFacts(MessageSource messages) {
    this.messages = messages;
  }

  /** In the reader's language. */
  List<Row> of(Round round, Terms terms, Locale locale) {
    Answers answers = new Answers(terms, locale);
    answers.before(round, terms);
    answers.remainder(round, terms);
    answers.after(round, terms);
    return answers.rows;
  }

  /** The rows as they are collected. */
  private final class Answers {

    private final List<Row> rows = new ArrayList<>();
    private final Terms terms;
    private final Locale locale;
    private final Formats formats;

    Answers(Terms terms, Locale locale) {
      this.terms = terms;
      this.locale = locale;
      this.formats = Formats.of(locale);
    }

    void before(Round round, Terms terms) {
      add("frame", "value", formats.kronor(round.frame().ore()));
      add("opens", "value", day(terms.document().opens()));
      add(
          "lastDay",
          terms.lastDayMoved() ? "moved" : "value",
          day(terms.lastDay()),
          day(terms.document().lastDay()));
      add("channel", terms.channel().name());
      add("signing", terms.signing().name(), terms.signatories());
      add("part", terms.partAllowed() ? "yes" : "no");
    }

    void remainder(Round round, Terms terms) {
      Terms.Redistribution again = terms.redistribution();
      boolean reaches = again.reaches(round.recipientKind());
      boolean none = again.mode() == Terms.Redistribution.Mode.NONE;
      add("remainder", none || reaches ? again.mode().name() : "others");
      if (reaches && again.wholeCeilingRequired()) {
        add("whole", "yes");
      }
    }

    void after(Round round, Terms terms) {
      TermsDocument document = terms.document();
      Terms.Promise promise = terms.promise();
      add("promise", promise.binding() ? "binding" : "usual", promise.workingDays());
      add("use", "value", day(document.use().first()), day(document.use().last()));
      document.caps().stream()
          .filter(
              cap -> cap.recipients().isEmpty() || cap.recipients().contains(round.recipientKind()))
          .forEach(cap -> add("cap", "value", cap.percent(), cap.text()));
      add("report", document.report().economic() ? "economic" : "plain", day(terms.reportDay()));
      add("unused", document.repayment().unused().name());
      add("misused", document.repayment().misused().name());
      add("appeal", document.appeal().allowed() ? "yes" : "no", document.appeal().basis());
      add("contact", "value", document.contact().name(), document.contact().email());
    }

    private String day(LocalDate day) {
      return formats.date(day);
    }

    private void add(String fact, String answer, Object... values) {
      String key = "publication.round.fact." + fact;
      String text = messages.getMessage(key + "." + answer, values, locale);
      boolean assumed =
          terms.assumption() == null && terms.assumes(CONDITIONS.getOrDefault(fact, ""));
      rows.add(
          Row.of(
              messages.getMessage(key, null, locale),
              assumed
                  ? text
                      + " ("
                      + messages.getMessage("publication.round.assumption", null, locale)
                      + ")"
                  : text));
    }
  }
}
