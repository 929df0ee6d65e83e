package se.statsbidrag.appropriation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A mandate from the government (uppdrag), or a later decision that adds to one: a draft until
 * somebody else than those who wrote it has activated it, then fixed for ever.
 *
 * @param base the mandate that it adds to, or null
 * @param version counts the changes of the draft
 * @param source the file that it was entered from, as it was; null where it was typed
 * @param activated null while it is a draft
 */
public record Mandate(
    UUID id,
    UUID agencyId,
    @Nullable UUID base,
    int version,
    MandateDocument document,
    List<BudgetLine> lines,
    @Nullable String source,
    Hand entered,
    @Nullable Hand activated) {

  /** Who did it, and when. */
  public record Hand(UUID person, String name, OffsetDateTime at) {}

  public boolean active() {
    return activated != null;
  }

  public String title() {
    return document.decision().title();
  }

  /** The government's case number, verbatim. */
  public String caseNumber() {
    return document.decision().caseNumber();
  }

  public Optional<BudgetLine> line(BudgetYear year, String code) {
    return lines.stream()
        .filter(line -> line.year().equals(year) && line.code().equals(code))
        .findFirst();
  }

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return ref(id, caseNumber());
  }

  static ObjectRef ref(UUID id, String caseNumber) {
    return new ObjectRef("appropriation.mandate", id.toString(), caseNumber);
  }
}
