package se.statsbidrag.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.reading.Answered;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;

/** The record of every act (behandlingshistorik), and the promise that an act is done once. */
@Service
public class AuditTrail {

  private static final int HISTORY = 1000;

  /** The lines of the act that is being done once; they are written together when it is done. */
  private static final ScopedValue<List<AuditStore.Line>> LINES = ScopedValue.newInstance();

  private final AuditStore store;
  private final AuditReading reading;
  private final Trips trips;

  AuditTrail(AuditStore store, AuditReading reading, Trips trips) {
    this.store = store;
    this.reading = reading;
    this.trips = trips;
  }

  /**
   * Writes a line in the running transaction: the act and its line stand or fall together.
   *
   * @param role in which the person acted; null for the system's own acts
   * @param act the module's word in capitals: {@code KEY_DECIDED}
   * @param before what it was, by name; empty for something new
   * @param after what it became, by name
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Actor actor,
      @Nullable Role role,
      String act,
      ObjectRef object,
      Map<String, ?> before,
      Map<String, ?> after) {
    AuditStore.Line line = store.line(actor, role, act, object, before, after);
    if (LINES.isBound()) {
      LINES.get().add(line);
    } else {
      store.insert(List.of(line));
    }
  }

  /**
   * Does an act exactly once. The key is made in the form; whoever comes second with it, from this
   * node or another, gets the first one's receipt and does nothing. What the act records is written
   * when it is done, in one statement with the receipt.
   *
   * @param key made when the form was opened
   * @return the object that the act made or changed
   */
  @Transactional
  public ObjectRef once(UUID key, Actor actor, Supplier<ObjectRef> act) {
    return claimed(trips.ask(store.claim(key, actor)), key, actor, act);
  }

  /**
   * As {@link #once(UUID, Actor, Supplier)}, for an act that begins by reading: in one trip, the
   * key claimed before anything is read.
   *
   * @param read what the act stands on
   */
  @Transactional
  public <T> ObjectRef once(
      UUID key, Actor actor, Question<T> read, Function<? super T, ObjectRef> act) {
    Question<Boolean> claim = store.claim(key, actor);
    Answered answered = trips.ask(Question.together(claim, read));
    return claimed(answered.to(claim), key, actor, () -> act.apply(answered.to(read)));
  }

  private ObjectRef claimed(boolean first, UUID key, Actor actor, Supplier<ObjectRef> act) {
    if (!first) {
      return receipt(key, actor).orElseThrow(() -> new Refused(Refusal.of("audit.refusal.key")));
    }
    if (LINES.isBound()) { // an act within an act: its lines are written with the outer one's
      ObjectRef object = act.get();
      store.keepReceipt(key, object, List.of());
      return object;
    }
    List<AuditStore.Line> lines = new ArrayList<>();
    ObjectRef object = ScopedValue.where(LINES, lines).call(act::get);
    store.keepReceipt(key, object, lines);
    return object;
  }

  /** What has happened to an object, latest first; at most a thousand lines. */
  @Transactional(readOnly = true)
  public List<AuditLine> history(ObjectRef object) {
    return history(object.type(), object.id());
  }

  /** As {@link #history(ObjectRef)}, for a page that knows the type and the identity. */
  @Transactional(readOnly = true)
  public List<AuditLine> history(String type, String id) {
    return reading.history(type, id, HISTORY);
  }

  /**
   * What has happened to some objects of a type since a place in the sealed chain, in its order:
   * nothing is ever sealed before a place that has been read.
   */
  @Transactional(readOnly = true)
  public List<AuditLine> sealedAfter(
      long position, String type, Collection<String> ids, int limit) {
    return ids.isEmpty() ? List.of() : reading.sealedAfter(position, type, ids, limit);
  }

  /** What an earlier act with this key gave, if this person did one. */
  @Transactional(readOnly = true)
  public Optional<ObjectRef> receipt(UUID key, Actor actor) {
    return store.receipt(key, actor);
  }
}
