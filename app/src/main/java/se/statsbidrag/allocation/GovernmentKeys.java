package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.NameMatch;
import se.statsbidrag.recipient.RecipientNames;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity;

/**
 * Keys that the government has decided (bilaga till regeringsbeslut): entered as printed by one,
 * checked against the document by another, then frozen. The agency neither decides nor corrects
 * them; only a new government decision replaces one.
 */
@Service
public class GovernmentKeys {

  /**
   * A key as it came: the table, and what it is read as.
   *
   * @param from who sent it: "Regeringskansliet (Socialdepartementet)"
   * @param documentDate the day of the government's decision
   * @param figuresOn the reference date of the printed population, or null where none is printed
   * @param rule a rule that the document states or that was found beside it, or null
   * @param caseNumber given by the agency's own register; null takes our next
   * @param replacement the key that a new government decision replaces, or null
   */
  public record Annex(
      KeyTerms terms,
      String from,
      LocalDate documentDate,
      @Nullable LocalDate figuresOn,
      String fileName,
      String mediaType,
      NewDocument.Content table,
      Ambiguity.Points points,
      @Nullable KeyRule rule,
      @Nullable String caseNumber,
      AllocationKey.@Nullable Replacement replacement) {}

  private final KeyLife life;
  private final KeyStore store;
  private final Recipients recipients;
  private final RecipientNames names;
  private final Cases cases;
  private final AuditTrail audit;

  GovernmentKeys(
      KeyLife life,
      KeyStore store,
      Recipients recipients,
      RecipientNames names,
      Cases cases,
      AuditTrail audit) {
    this.life = life;
    this.store = store;
    this.recipients = recipients;
    this.names = names;
    this.cases = cases;
    this.audit = audit;
  }

  /** Reads the table, registers it in a case as it came, and keeps its rows as a draft. */
  @Transactional
  public ObjectRef draft(Actor actor, UUID formKey, Annex annex, Locale locale) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    Refused.ifAny(KeyRules.terms(annex.terms()));
    return audit.once(
        formKey,
        actor,
        () -> {
          List<KeyTable.Printed> printed =
              KeyTable.read(annex.table().bytes(), annex.terms().kind(), annex.points(), locale);
          KeyDraft draft =
              new KeyDraft(
                  annex.terms(),
                  drivers(printed, annex.figuresOn()),
                  annex.rule(),
                  named(actor, annex.terms(), printed),
                  null,
                  null);
          UUID id = life.insert(actor, role, KeySource.GOVERNMENT, annex.replacement(), draft);
          keepPaper(actor, id, annex);
          return life.key(actor, id, KeySource.GOVERNMENT).reference();
        });
  }

  private void keepPaper(Actor actor, UUID key, Annex annex) {
    CaseFile file =
        cases.open(
            actor,
            new NewCase(
                annex.terms().title(),
                List.of(new CaseFile.Party(annex.from(), null)),
                annex.caseNumber()));
    Document document =
        cases.register(
            actor,
            file.id(),
            NewDocument.received(
                annex.documentDate(),
                annex.from(),
                annex.terms().origin(),
                "KEY_TABLE",
                annex.fileName(),
                annex.mediaType(),
                annex.table().bytes()));
    store.paper(key, file.id(), document.id());
  }

  private static List<KeyDriver> drivers(
      List<KeyTable.Printed> printed, @Nullable LocalDate figuresOn) {
    List<KeyDriver> drivers = new ArrayList<>();
    for (String driver : List.of(KeyTable.POPULATION, KeyTable.GROUP)) {
      if (printed.stream().anyMatch(row -> row.figures().containsKey(driver))) {
        drivers.add(
            new KeyDriver(driver, driver.equals(KeyTable.POPULATION) ? figuresOn : null, null));
      }
    }
    return drivers;
  }

  private List<KeyRow> named(Actor actor, KeyTerms terms, List<KeyTable.Printed> printed) {
    Map<String, RecipientRole> byCode = new LinkedHashMap<>();
    for (RecipientRole role : recipients.roles(terms.kind(), terms.recipientsOn())) {
      byCode.put(String.valueOf(role.code()), role);
    }
    List<NameMatch> matches =
        names.match(
            actor.agencyId(),
            terms.kind(),
            terms.recipientsOn(),
            printed.stream().map(KeyTable.Printed::name).toList());
    List<KeyRow> rows = new ArrayList<>();
    for (int i = 0; i < printed.size(); i++) {
      KeyTable.Printed row = printed.get(i);
      @Nullable RecipientRole role =
          row.code() != null
              ? byCode.get(row.code())
              : matches.get(i) instanceof NameMatch.Exact exact ? exact.role() : null;
      rows.add(
          new KeyRow(
              i + 1,
              role == null ? null : role.id(),
              role == null ? null : role.code(),
              row.name(),
              row.figures(),
              row.amount()));
    }
    KeyRules.refuseDoubles(rows);
    return rows;
  }

  /** The printed names that nobody has said whom they mean, each with its proposals. */
  @Transactional(readOnly = true)
  public List<NameMatch> unnamed(Actor actor, AllocationKey key) {
    List<String> open =
        life.draft(key).rows().stream()
            .filter(row -> row.roleId() == null)
            .map(KeyRow::printedName)
            .toList();
    return names.match(actor.agencyId(), key.terms().kind(), key.terms().recipientsOn(), open);
  }

  /** The recipients of the day that have no row in the key yet, by name. */
  @Transactional(readOnly = true)
  public List<RecipientRole> absent(Actor actor, AllocationKey key) {
    List<KeyRow> rows = life.draft(life.key(actor, key.id(), KeySource.GOVERNMENT)).rows();
    Set<UUID> present = new HashSet<>();
    rows.forEach(row -> {
      UUID role = row.roleId();
      if (role != null) {
        present.add(role);
      }
    });
    return recipients.roles(key.terms().kind(), key.terms().recipientsOn()).stream()
        .filter(role -> !present.contains(role.id()))
        .toList();
  }

  /** Keeps whom printed names mean, as a person says. */
  @Transactional
  public void name(Actor actor, UUID id, Map<String, UUID> roles) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    AllocationKey key = life.key(actor, id, KeySource.GOVERNMENT);
    if (key.status() != KeyStatus.DRAFT) {
      throw new Conflict(key.reference());
    }
    LocalDate day = key.terms().recipientsOn();
    List<KeyRow> rows = new ArrayList<>(life.draft(key).rows());
    for (Map.Entry<String, UUID> said : roles.entrySet()) {
      RecipientRole meant =
          recipients
              .role(said.getValue(), day)
              .filter(found -> found.kind() == key.terms().kind())
              .orElseThrow(
                  () -> new Refused(Refusal.of("allocation.refusal.names.unknown", said.getKey())));
      rows.replaceAll(row ->
          row.roleId() == null && row.printedName().equals(said.getKey())
              ? row.meaning(meant.id(), meant.code())
              : row);
      KeyRules.refuseDoubles(rows);
      store.name(id, said.getKey(), meant.id(), Objects.requireNonNull(meant.code()));
      names.confirm(actor, said.getKey(), meant.id(), key.terms().origin());
    }
    audit.record(actor, role, "KEY_NAMES_CONFIRMED", key.reference(), Map.of(), Map.copyOf(roles));
  }

  /**
   * Registers the key: every check holds, or the sum's deviation is noted. Another must check it
   * against the document before it stands.
   *
   * @param finding the deviation from the frame in words, or null where there is none
   */
  @Transactional
  public ObjectRef enter(
      Actor actor, UUID formKey, UUID id, int edition, @Nullable String finding) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(
        formKey,
        actor,
        () -> {
          AllocationKey key = life.key(actor, id, KeySource.GOVERNMENT);
          life.requireDraft(key, edition);
          String noted =
              finding == null || finding.isBlank() || key.left().isZero() ? null : finding.strip();
          store.finding(id, noted);
          AllocationKey checked = life.key(actor, id, KeySource.GOVERNMENT);
          life.requireChecks(actor, checked);
          life.move(actor, role, checked, KeyStatus.ENTERED, "KEY_ENTERED");
          return key.reference();
        });
  }

  /** Another than who entered it has compared it with the document: it stands, frozen. */
  @Transactional
  public ObjectRef register(
      Actor actor, UUID formKey, UUID id, int edition, boolean comparedWithDocument) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(
        formKey,
        actor,
        () -> {
          AllocationKey key = entered(actor, id, edition);
          List<Refusal> refusals = new ArrayList<>(KeyRules.fourEyes(key, actor));
          if (!comparedWithDocument) {
            refusals.add(Refusal.of("allocation.refusal.compared").at("compared"));
          }
          Refused.ifAny(refusals);
          life.requireChecks(actor, key);
          life.stand(actor, role, key, KeyStatus.REGISTERED, "KEY_REGISTERED");
          return key.reference();
        });
  }

  /** Sends an entered key back to be corrected: it does not agree with the document. */
  @Transactional
  public ObjectRef sendBack(Actor actor, UUID formKey, UUID id, int edition) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    return audit.once(
        formKey,
        actor,
        () -> {
          AllocationKey key = entered(actor, id, edition);
          life.move(actor, role, key, KeyStatus.DRAFT, "KEY_SENT_BACK");
          return key.reference();
        });
  }

  private AllocationKey entered(Actor actor, UUID id, int edition) {
    AllocationKey key = life.key(actor, id, KeySource.GOVERNMENT);
    if (key.status() != KeyStatus.ENTERED || key.edition() != edition) {
      throw new Conflict(key.reference());
    }
    return key;
  }

  /** Lays a draft aside. */
  @Transactional
  public void discard(Actor actor, UUID id) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    AllocationKey key = life.key(actor, id, KeySource.GOVERNMENT);
    life.move(actor, role, key, KeyStatus.DISCARDED, "KEY_DISCARDED");
  }

  /** Notes beside a key a rule that was found in its numbers; no amount changes. */
  @Transactional
  public void noteRule(Actor actor, UUID id, KeyRule rule) {
    Role role = actor.as(Role.REGISTRATOR, Role.CASE_OFFICER);
    AllocationKey key = life.key(actor, id, KeySource.GOVERNMENT);
    store.found(id, rule);
    audit.record(
        actor,
        role,
        "KEY_RULE_NOTED",
        key.reference(),
        Map.of(),
        Map.of("basis", rule.basis().name(), "rule", RuleFile.write(rule.rule())));
  }
}
