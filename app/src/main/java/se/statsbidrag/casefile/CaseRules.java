package se.statsbidrag.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;

/** What may be opened, registered and read. */
final class CaseRules {

  static final int LONGEST_TITLE = 300;
  static final int LONGEST_NUMBER = 60;
  static final int LONGEST_TEXT = 20_000;
  static final long LARGEST_DOCUMENT = 50L * 1024 * 1024;

  private static final LegalBasis REGISTER =
      new LegalBasis("offentlighets- och sekretesslagen (2009:400)", "5 kap. 2 §");

  private CaseRules() {}

  static List<Refusal> toOpen(NewCase opened) {
    List<Refusal> refusals = new ArrayList<>();
    title(opened.title(), refusals);
    String number = opened.caseNumber();
    if (number != null && (number.isBlank() || number.strip().length() > LONGEST_NUMBER)) {
      refusals.add(Refusal.of("casefile.refusal.number", LONGEST_NUMBER).at("caseNumber"));
    }
    return refusals;
  }

  static List<Refusal> toRegister(NewDocument document) {
    List<Refusal> refusals = new ArrayList<>();
    title(document.title(), refusals);
    if (document.direction() != Document.Direction.INTERNAL && blank(document.counterparty())) {
      refusals.add(Refusal.of("casefile.refusal.counterparty").at("counterparty").by(REGISTER));
    }
    if (document.content().bytes().length > LARGEST_DOCUMENT) {
      refusals.add(
          Refusal.of("casefile.refusal.too-large", LARGEST_DOCUMENT / 1024 / 1024).at("file"));
    }
    return refusals;
  }

  /** A note or a message: what it is about, and what it says. */
  static List<Refusal> toWrite(String subject, String text) {
    List<Refusal> refusals = new ArrayList<>();
    if (subject.isBlank() || subject.strip().length() > LONGEST_TITLE) {
      refusals.add(Refusal.of("casefile.refusal.title", LONGEST_TITLE).at("subject"));
    }
    if (text.isBlank() || text.strip().length() > LONGEST_TEXT) {
      refusals.add(Refusal.of("casefile.refusal.text", LONGEST_TEXT).at("text"));
    }
    return refusals;
  }

  /** An answer can be asked for from today on, of what is written to somebody. */
  static List<Refusal> toAsk(NewMessage message, LocalDate today) {
    LocalDate day = message.answerBy();
    return day != null && day.isBefore(today)
        ? List.of(Refusal.of("casefile.refusal.answer-by").at("answerBy"))
        : List.of();
  }

  static List<Refusal> toHandOver(CaseFile file, CaseFile.@Nullable Officer to) {
    if (to == null) {
      return List.of(Refusal.of("casefile.refusal.officer").at("officer"));
    }
    CaseFile.Officer has = file.officer();
    return has != null && has.id().equals(to.id())
        ? List.of(Refusal.of("casefile.refusal.has-it", to.name()).at("officer"))
        : List.of();
  }

  /** A matter is not closed over somebody's unread letter. */
  static List<Refusal> toClose(int unhandled) {
    return unhandled == 0
        ? List.of()
        : List.of(Refusal.of("casefile.refusal.unhandled", unhandled));
  }

  /** A confidential document is read by those who work with the matter, and by the auditor. */
  static boolean mayRead(Actor actor, Document document) {
    return !document.isConfidential()
        || actor.has(Role.REGISTRATOR)
        || actor.has(Role.CASE_OFFICER)
        || actor.has(Role.DECISION_MAKER)
        || actor.has(Role.AUDITOR);
  }

  private static void title(String title, List<Refusal> refusals) {
    if (title.isBlank() || title.strip().length() > LONGEST_TITLE) {
      refusals.add(Refusal.of("casefile.refusal.title", LONGEST_TITLE).at("title").by(REGISTER));
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
