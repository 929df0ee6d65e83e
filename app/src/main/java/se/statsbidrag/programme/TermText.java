package se.statsbidrag.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;

/**
 * A condition of a round in words, with where it comes from.
 *
 * @param code the condition's name, the same from version to version
 * @param section the heading's code under which it stands
 * @param text in Swedish; dates and amounts in it are filled in from the round's data
 * @param form how it stands on the page
 * @param setBy who has set the condition
 * @param source the text that it rests on
 * @param recipients the categories that it concerns; empty for all
 * @param assumption why it is assumed where nothing is published (L23), or null
 */
public record TermText(
    String code,
    String section,
    String text,
    Form form,
    SetBy setBy,
    LegalBasis source,
    List<String> recipients,
    @Nullable String assumption) {

  /** How a condition stands on the page. */
  public enum Form {
    /** Stycke. */
    PARAGRAPH,
    /** Punkt i en punktlista. */
    BULLET,
    /** Punkt i en numrerad lista. */
    NUMBER,
    /** Mellanrubrik. */
    HEADING
  }

  /** Who has set a condition. */
  public enum SetBy {
    /** Regeringen, in the mandate. */
    MANDATE,
    /** Myndigheten, in its instructions. */
    AGENCY
  }

  public TermText {
    recipients = List.copyOf(recipients);
  }

  /** Whether it concerns recipients of this category. */
  public boolean concerns(String recipientKind) {
    return recipients.isEmpty() || recipients.contains(recipientKind);
  }

  TermText saying(String words) {
    return new TermText(code, section, words, form, setBy, source, recipients, assumption);
  }
}
