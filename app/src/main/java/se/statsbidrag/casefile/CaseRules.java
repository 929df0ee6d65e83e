package se.statsbidrag.casefile;

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
