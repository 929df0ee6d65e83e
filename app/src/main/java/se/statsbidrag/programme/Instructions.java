package se.statsbidrag.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * The instructions (anvisningar) of rounds: terms entered by one, published by another, version by
 * version. What is in force is the latest that is published.
 */
@Service
public class Instructions {

  /**
   * A version of the terms and how it came about.
   *
   * @param reason why it was changed; null for the first
   * @param changes what it says that the one before it did not
   */
  public record Version(
      Terms terms,
      @Nullable String reason,
      UUID enteredBy,
      String enteredByName,
      Instant enteredAt,
      @Nullable String publishedByName,
      List<TermChange> changes) {}

  /**
   * The instructions of a round changed after others were published: published in the transaction
   * that put them in force, so that whoever has requisitioned can be told.
   *
   * @param round with the new terms
   * @param changes what is not the same as before
   */
  public record Changed(Round round, List<TermChange> changes) {

    public Changed {
      changes = List.copyOf(changes);
    }
  }

  private final TermsStore store;
  private final Rounds rounds;
  private final RoundReader reader;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Instructions(
      TermsStore store,
      Rounds rounds,
      RoundReader reader,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.rounds = rounds;
    this.reader = reader;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Enters terms from a file as a draft, in the place of an earlier draft.
   *
   * @param reason why they change; must be given where some are published already
   */
  @Transactional
  public ObjectRef enter(
      Actor actor, UUID key, UUID roundId, String file, @Nullable String reason) {
    Role role = actor.as(Role.CASE_OFFICER);
    Round round = own(actor, roundId);
    return audit.once(
        key,
        actor,
        () -> {
          LegalBasis mandate = round.basis();
          return enter(actor, role, round, RoundFormat.terms(file).document(mandate), reason);
        });
  }

  ObjectRef enter(
      Actor actor, Role role, Round round, TermsDocument document, @Nullable String reason) {
    Refused.ifAny(TermsRules.check(document, round.year()));
    @Nullable Terms before = round.terms();
    String why = reason == null || reason.isBlank() ? null : reason.strip();
    if (before != null && why == null) {
      throw new Refused(Refusal.of("programme.refusal.terms.reason").at("reason"));
    }
    if (round.status() == RoundStatus.OPEN && hasPassed(document)) {
      throw new Refused(Refusal.of("programme.refusal.terms.passed").at("text"));
    }
    int version = before == null ? 1 : before.version() + 1;
    store.draft(actor, round.id(), version, document, why);
    audit.record(
        actor,
        role,
        "TERMS_ENTERED",
        round.ref(),
        Map.of(),
        Map.of("version", version, "lastDay", document.lastDay().toString()));
    return round.ref();
  }

  private boolean hasPassed(TermsDocument document) {
    UUID none = new UUID(0, 0);
    return !clock.instant().isBefore(new Terms(none, none, 1, null, document, Map.of()).closes());
  }

  /** Puts a draft in force. Another than who entered it does that. */
  @Transactional
  public ObjectRef publish(Actor actor, UUID key, UUID roundId, UUID termsId, Instant enteredAt) {
    Role role = actor.as(Role.DECISION_MAKER, Role.CASE_OFFICER);
    Round round = own(actor, roundId);
    return audit.once(
        key,
        actor,
        () -> {
          TermsStore.Row row = row(actor, round, termsId);
          if (row.enteredBy().equals(actor.personId())) {
            throw new Refused(Refusal.of("programme.refusal.terms.fourEyes"));
          }
          if (row.publishedAt() != null
              || !row.enteredAt().toInstant().equals(enteredAt)
              || store.publish(actor, termsId, row.enteredAt()) != 1) {
            throw new Conflict(round.ref());
          }
          audit.record(
              actor,
              role,
              "TERMS_PUBLISHED",
              round.ref(),
              Map.of(),
              Map.of("version", row.version()));
          tell(round);
          return round.ref();
        });
  }

  private void tell(Round before) {
    Round after = rounds.round(before.id());
    @Nullable Terms old = before.terms();
    @Nullable Terms now = after.terms();
    if (old != null && now != null) {
      events.publishEvent(new Changed(after, TermChange.between(old, now)));
    }
  }

  /** The terms as a file to change and enter again: the draft, or else what is in force. */
  @Transactional(readOnly = true)
  public String file(Actor actor, Round round) {
    return store.versions(own(actor, round.id()).id()).stream()
        .findFirst()
        .map(row -> RoundFormat.write(TermsFile.of(store.document(row))))
        .orElse("");
  }

  /** Rounds whose draft the actor may publish, with when it was entered; the oldest first. */
  @Transactional(readOnly = true)
  public Map<UUID, Instant> waiting(Actor actor, int limit) {
    Map<UUID, Instant> waiting = new LinkedHashMap<>();
    store.drafts(actor.agencyId(), limit).stream()
        .filter(row -> !row.enteredBy().equals(actor.personId()))
        .forEach(row -> waiting.put(row.roundId(), row.enteredAt().toInstant()));
    return waiting;
  }

  /** What a published version of a round's terms says. */
  @Transactional(readOnly = true)
  public Terms version(UUID round, int version) {
    return store.versions(round).stream()
        .filter(row -> row.version() == version && row.publishedAt() != null)
        .findFirst()
        .map(row -> reader.terms(round, row))
        .orElseThrow(() -> new NotFound("terms", version));
  }

  /** Every version that is published, the latest first; for everybody. */
  @Transactional(readOnly = true)
  public List<Version> published(Round round) {
    List<TermsStore.Row> rows = store.versions(round.id());
    return rows.stream()
        .filter(row -> row.publishedAt() != null)
        .map(row -> version(round, rows, row))
        .toList();
  }

  /** The draft that waits to be published, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Version> draft(Actor actor, Round round) {
    Round own = own(actor, round.id());
    List<TermsStore.Row> rows = store.versions(own.id());
    return rows.stream()
        .filter(row -> row.publishedAt() == null)
        .map(row -> version(own, rows, row))
        .findFirst();
  }

  private Version version(Round round, List<TermsStore.Row> rows, TermsStore.Row row) {
    Terms terms = reader.terms(round.id(), row);
    List<TermChange> changes =
        rows.stream()
            .filter(other -> other.version() == row.version() - 1)
            .findFirst()
            .map(before -> TermChange.between(reader.terms(round.id(), before), terms))
            .orElse(List.of());
    return new Version(
        terms,
        row.reason(),
        row.enteredBy(),
        row.enteredByName(),
        row.enteredAt().toInstant(),
        row.publishedByName(),
        changes);
  }

  private TermsStore.Row row(Actor actor, Round round, UUID termsId) {
    return store
        .row(actor.agencyId(), termsId)
        .filter(row -> row.roundId().equals(round.id()))
        .orElseThrow(() -> new NotFound("terms", termsId));
  }

  private Round own(Actor actor, UUID roundId) {
    Round round = rounds.round(roundId);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", roundId);
    }
    return round;
  }
}
