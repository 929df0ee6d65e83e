package se.statsbidrag.allocation;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * One recipient's row in a key: the most that it may have.
 *
 * @param position its place in the key as printed, from 1
 * @param roleId the recipient; null only in a draft where nobody has said whom the name means
 * @param code official code of the recipient; null where the role is
 * @param printedName as it stands in the key, misspelled or not
 * @param figures by driver
 */
public record KeyRow(
    int position,
    @Nullable UUID roleId,
    @Nullable String code,
    String printedName,
    Map<String, Long> figures,
    Money amount) {

  public KeyRow {
    figures = Map.copyOf(figures);
  }

  KeyRow meaning(@Nullable UUID role, @Nullable String roleCode) {
    return new KeyRow(position, role, roleCode, printedName, figures, amount);
  }
}
