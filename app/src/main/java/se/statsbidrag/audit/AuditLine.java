package se.statsbidrag.audit;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/**
 * One act in the trail (rad i behandlingshistoriken).
 *
 * @param at when the act counts as done; in a demonstration the demonstration's time
 * @param role in which the person acted; null for the system's own acts
 * @param before what it was, by name
 * @param after what it became, by name
 * @param position its place in the sealed chain; null until it is sealed
 */
public record AuditLine(
    long id,
    Instant at,
    Instant recordedAt,
    UUID agencyId,
    UUID personId,
    String personName,
    @Nullable Role role,
    String act,
    ObjectRef object,
    Map<String, Object> before,
    Map<String, Object> after,
    @Nullable Long position) {

  /**
   * What became of one named value.
   *
   * @param from null where there was none
   * @param to null where there is none any more
   */
  public record Change(String name, @Nullable Object from, @Nullable Object to) {}

  /** Message key of the act's words, in the bundle of the module that owns the object. */
  public String actKey() {
    return object.type().substring(0, object.type().indexOf('.')) + ".act." + act;
  }

  /** The values that differ between before and after. */
  public List<Change> changes() {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(name -> new Change(name, before.get(name), after.get(name)))
        .filter(change -> !Objects.equals(change.from(), change.to()))
        .toList();
  }
}
