package se.statsbidrag.decision.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;

/** What can be handed out, and how. */
final class DisclosureRules {

  static final LegalBasis RIGHT = new LegalBasis("tryckfrihetsförordningen", "2 kap. 15 §");
  static final LegalBasis REFUSAL =
      new LegalBasis("offentlighets- och sekretesslagen (2009:400)", "6 kap. 3 §");

  private DisclosureRules() {}

  /** Field names carry the number of the document. */
  static List<Refusal> toGive(
      Document document, Disclosure.Choice choice, Optional<String> original) {
    List<Refusal> refusals = new ArrayList<>();
    String basis = choice.basis();
    String number = "-" + document.number();
    if (choice.outcome() != Disclosure.Outcome.WHOLE && (basis == null || basis.isBlank())) {
      refusals.add(
          Refusal.of("disclosure.refusal.basis", document.number())
              .at("grund" + number)
              .by(REFUSAL));
    }
    if (choice.outcome() == Disclosure.Outcome.MASKED
        && !original.map(text -> Masking.agrees(text, choice.text())).orElse(false)) {
      refusals.add(Refusal.of("disclosure.refusal.text", document.number()).at("text" + number));
    }
    if (choice.outcome() == Disclosure.Outcome.REPLACED && choice.file() == null) {
      refusals.add(Refusal.of("disclosure.refusal.file", document.number()).at("fil" + number));
    }
    return refusals;
  }
}
