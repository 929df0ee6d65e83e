package se.statsbidrag.decision.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.Upload;
import se.statsbidrag.kernel.ObjectRef;

/**
 * Documents handed out to somebody who asked (utlämnande av allmän handling).
 *
 * @param requester as they called themselves, or null where they did not
 */
record Disclosure(
    UUID id,
    UUID caseId,
    String caseNumber,
    @Nullable String requester,
    LocalDate requestedOn,
    Instant givenAt,
    String givenByName,
    List<Item> items) {

  Disclosure {
    items = List.copyOf(items);
  }

  /** How a document is handed out. */
  enum Outcome {
    /** Hela. */
    WHOLE,
    /** Med maskade ställen, written again without them. */
    MASKED,
    /** Ersatt av en maskad fil that the officer has made. */
    REPLACED,
    /** Lämnas inte ut. */
    WITHHELD
  }

  /**
   * One document.
   *
   * @param basis the statute and paragraph that keeps something back, or null
   * @param copyId what was handed out in its place, or null
   */
  record Item(Document document, Outcome outcome, @Nullable String basis, @Nullable UUID copyId) {}

  /**
   * What an officer has chosen for a document.
   *
   * @param text with marks around what is masked; for {@code MASKED}
   * @param file in its place; for {@code REPLACED}
   */
  record Choice(
      UUID document, Outcome outcome, @Nullable String basis, String text, @Nullable Upload file) {}

  /** Whether anything is kept back. */
  public boolean keepsSomething() {
    return items.stream().anyMatch(item -> item.outcome() != Outcome.WHOLE);
  }

  ObjectRef reference() {
    return new ObjectRef("decision.disclosure", id.toString(), caseNumber);
  }
}
