package se.statsbidrag.allocation.figures;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.tables.TableComplaint;

/**
 * What registering a file of figures would change. Nothing has been registered.
 *
 * @param compared the series that the file is compared with, the latest of its kind, or null
 * @param lines what the file holds
 * @param missing recipients of the register that the file says nothing of
 * @param removed those among the missing that the series compared with has a figure for
 * @param total the sum of the file's figures
 * @param otherLevel rows about another level, left out
 * @param totalsRow true where the file states its sum, which then agrees
 */
record FigurePreview(
    UUID upload,
    FigureDraft draft,
    FigureFile file,
    @Nullable FigureSeries compared,
    List<FigureLine> lines,
    List<RecipientRole> missing,
    List<RecipientRole> removed,
    BigInteger total,
    int otherLevel,
    boolean totalsRow,
    List<TableComplaint> notes) {

  public List<FigureLine> open() {
    return lines.stream().filter(FigureLine::isOpen).toList();
  }

  public List<FigureLine> changed() {
    return lines.stream().filter(FigureLine::isChanged).toList();
  }

  public long countNew() {
    return lines.stream().filter(FigureLine::isNew).count();
  }

  public long countSame() {
    return lines.stream().filter(l -> l.earlier() != null && !l.isChanged()).count();
  }
}
