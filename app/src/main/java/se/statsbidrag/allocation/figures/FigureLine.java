package se.statsbidrag.allocation.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.recipient.NameMatch;
import se.statsbidrag.recipient.RecipientRole;

/**
 * A row of a file of figures, and whom it seems to be about.
 *
 * @param row in the file, as a person sees it
 * @param written the name as it stands there
 * @param role the recipient, or null while a person has to say which
 * @param proposals whom the name may mean, where nobody is certain
 * @param earlier the recipient's figure in the series compared with, or null where it has none
 */
record FigureLine(
    int row,
    String written,
    @Nullable RecipientRole role,
    List<NameMatch.Candidate> proposals,
    long value,
    @Nullable Long earlier) {

  public boolean isNew() {
    return role != null && earlier == null;
  }

  public boolean isChanged() {
    return earlier != null && earlier != value;
  }

  /** True where a person must say who is meant. */
  public boolean isOpen() {
    return role == null;
  }

  public long difference() {
    return earlier == null ? 0 : value - earlier;
  }
}
