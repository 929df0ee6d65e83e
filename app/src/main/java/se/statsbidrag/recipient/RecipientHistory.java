package se.statsbidrag.recipient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * What happens to recipients: they are entered, renamed and merged. What was true on a day stays
 * true of that day, so keys and awards of the past keep their names.
 */
@Service
public class RecipientHistory {

  private final RecipientStore recipients;
  private final HistoryStore history;
  private final AuditTrail audit;
  private final Clock clock;

  RecipientHistory(RecipientStore recipients, HistoryStore history, AuditTrail audit, Clock clock) {
    this.recipients = recipients;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Enters a new organisation in a role: a joint authority (kommunalförbund), an association.
   *
   * @param key of the form, so that it happens once
   * @return the role
   */
  @Transactional
  public ObjectRef register(Actor actor, UUID key, NewRecipient recipient) {
    Role as = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          List<Refusal> refusals = new ArrayList<>(RecipientRules.newRecipient(recipient));
          refusals.addAll(taken(recipient));
          Refused.ifAny(refusals);
          RecipientRole role = insert(recipient);
          ObjectRef object = RecipientNames.reference(role);
          audit.record(actor, as, "RECIPIENT_REGISTERED", object, Map.of(), facts(recipient));
          return object;
        });
  }

  /** Gives a recipient another name from a day on; before it, the old one stands. */
  @Transactional
  public ObjectRef rename(Actor actor, UUID key, UUID roleId, String name, LocalDate from) {
    Role as = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          RecipientRole role = role(roleId, from);
          Designation latest = history.designations(roleId).getFirst();
          List<Refusal> refusals = new ArrayList<>(RecipientRules.name(name));
          refusals.addAll(RecipientRules.change(role, latest, from));
          Refused.ifAny(refusals);
          String written = name.strip();
          end(role, from);
          history.insertDesignation(
              roleId, role.kind(), written, latest.code(), latest.countyCode(), from);
          history.renameOrganisation(role.organisationId(), latest.name(), written);
          ObjectRef object = RecipientNames.reference(role);
          audit.record(
              actor,
              as,
              "RECIPIENT_RENAMED",
              object,
              Map.of("name", latest.name()),
              Map.of("name", written, "from", from.toString()));
          return object;
        });
  }

  /**
   * Ends recipients and lets a new one take over from a day on: a merger (sammanläggning) of
   * several, or one that goes on under another code.
   *
   * @return the successor
   */
  @Transactional
  public ObjectRef merge(Actor actor, UUID key, List<UUID> roleIds, NewRecipient successor) {
    Role as = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          LocalDate day = successor.from();
          List<RecipientRole> ending =
              roleIds.stream().distinct().map(id -> role(id, day.minusDays(1))).toList();
          List<Refusal> refusals = new ArrayList<>(RecipientRules.newRecipient(successor));
          refusals.addAll(cannotEnd(ending, successor));
          Refused.ifAny(refusals);
          for (RecipientRole role : ending) {
            end(role, day);
            if (!history.endRole(role.id(), day.minusDays(1))) {
              throw new Conflict(RecipientNames.reference(role));
            }
          }
          Refused.ifAny(taken(successor));
          RecipientRole merged = insert(successor);
          ending.forEach(role -> history.insertSuccession(role.id(), merged.id(), day));
          ObjectRef object = RecipientNames.reference(merged);
          List<String> names = ending.stream().map(RecipientRole::name).toList();
          audit.record(
              actor, as, "RECIPIENT_MERGED", object, Map.of("names", names), facts(successor));
          return object;
        });
  }

  /** What a recipient has been called, latest first. */
  @Transactional(readOnly = true)
  public List<Designation> designations(UUID role) {
    return history.designations(role);
  }

  /** Who took over from a recipient; empty where it lives on. */
  @Transactional(readOnly = true)
  public List<RecipientRole> successors(UUID role) {
    return history.successors(role).stream().map(id -> role(id, LocalDate.now(clock))).toList();
  }

  /** Those a recipient took over from. */
  @Transactional(readOnly = true)
  public List<RecipientRole> predecessors(UUID role) {
    return history.predecessors(role).stream().map(id -> role(id, LocalDate.now(clock))).toList();
  }

  private List<Refusal> cannotEnd(List<RecipientRole> ending, NewRecipient successor) {
    if (ending.isEmpty()) {
      return List.of(Refusal.of("recipient.refusal.merge.none").at("roles"));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (RecipientRole role : ending) {
      if (role.kind() != successor.kind()) {
        refusals.add(Refusal.of("recipient.refusal.merge.kinds", role.name()).at("roles"));
      } else if (role.valid().last() != null) {
        refusals.add(Refusal.of("recipient.refusal.merge.over", role.name()).at("roles"));
      } else {
        Designation latest = history.designations(role.id()).getFirst();
        refusals.addAll(RecipientRules.change(role, latest, successor.from()));
      }
    }
    return refusals;
  }

  private void end(RecipientRole role, LocalDate newFrom) {
    if (!history.endDesignation(role.id(), newFrom.minusDays(1))) {
      throw new Conflict(RecipientNames.reference(role));
    }
  }

  private RecipientRole insert(NewRecipient recipient) {
    @Nullable String number = number(recipient);
    UUID organisation = history.insertOrganisation(recipient.name().strip(), number);
    UUID role = history.insertRole(organisation, recipient.kind(), recipient.from());
    String county = recipient.countyCode();
    if (recipient.kind() == RecipientKind.MUNICIPALITY && recipient.code() != null) {
      county = recipient.code().substring(0, 2);
    }
    String code = recipient.code() == null ? number : recipient.code();
    history.insertDesignation(
        role, recipient.kind(), recipient.name().strip(), code, county, recipient.from());
    return role(role, recipient.from());
  }

  private List<Refusal> taken(NewRecipient recipient) {
    List<Refusal> refusals = new ArrayList<>();
    @Nullable String number = number(recipient);
    if (number != null && history.numberIsTaken(number)) {
      refusals.add(Refusal.of("recipient.refusal.number.taken", number).at("organisationNumber"));
    }
    String code = recipient.code();
    if (code != null && history.codeIsTaken(recipient.kind(), code, recipient.from())) {
      refusals.add(Refusal.of("recipient.refusal.code.taken", code).at("code"));
    }
    return refusals;
  }

  private RecipientRole role(UUID id, LocalDate day) {
    return recipients.role(id, day).orElseThrow(() -> new NotFound("recipient", id));
  }

  private static @Nullable String number(NewRecipient recipient) {
    String number = recipient.organisationNumber();
    return number == null ? null : RecipientRules.plainNumber(number);
  }

  private static Map<String, String> facts(NewRecipient recipient) {
    return Map.of(
        "kind", recipient.kind().name(),
        "name", recipient.name(),
        "code", recipient.code() == null ? "" : recipient.code(),
        "from", recipient.from().toString());
  }

  /** What a recipient was called, and its code and county, from when to when. */
  public record Designation(
      String name, @Nullable String code, @Nullable String countyCode, Period valid) {}
}
