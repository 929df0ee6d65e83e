package se.statsbidrag.allocation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

/** Writes keys. Every change states the status and edition it expects; 0 rows is a conflict. */
@Repository
class KeyStore {

  private final JdbcClient jdbc;
  private final KeyJson json;

  KeyStore(JdbcClient jdbc, KeyJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID insert(
      Actor actor,
      KeySource source,
      int version,
      AllocationKey.@Nullable Replacement replacement,
      KeyDraft draft,
      Instant at) {
    KeyTerms terms = draft.terms();
    UUID id =
        jdbc.sql(
                """
                insert into allocation.key
                  (agency_id, round_id, source, version, title, kind, budget_year, recipients_on,
                   frame_ore, origin, assumption, invariants, rule, rule_basis, rule_note,
                   finding, reasons, row_count, sum_ore, replaces, replace_reason,
                   created_by, created_by_name, created_at)
                values
                  (:agency, :round, :source, :version, :title, :kind, :year, :day, :frame,
                   :origin, :assumption, :invariants::jsonb, :rule::jsonb, :basis, :note, :finding,
                   :reasons, :rows, :sum, :replaces, :reason, :person, :name, :at)
                returning id
                """)
            .params(draftParameters(draft))
            .param("agency", actor.agencyId())
            .param("round", terms.roundId())
            .param("source", source.name())
            .param("version", version)
            .param("kind", terms.kind().name())
            .param("replaces", replacement == null ? null : replacement.key())
            .param("reason", replacement == null ? null : replacement.reason())
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    insertParts(id, draft);
    return id;
  }

  /** Writes a draft anew, with its rows. */
  int update(UUID id, int edition, KeyDraft draft) {
    int changed =
        jdbc.sql(
                """
                update allocation.key
                   set title = :title, budget_year = :year, recipients_on = :day,
                       frame_ore = :frame, origin = :origin, assumption = :assumption,
                       invariants = :invariants::jsonb, rule = :rule::jsonb, rule_basis = :basis,
                       rule_note = :note, finding = :finding, reasons = :reasons,
                       row_count = :rows, sum_ore = :sum, edition = edition + 1
                 where id = :id and status = 'DRAFT' and edition = :edition
                """)
            .params(draftParameters(draft))
            .param("id", id)
            .param("edition", edition)
            .update();
    if (changed == 1) {
      jdbc.sql("delete from allocation.key_row where key_id = :id").param("id", id).update();
      jdbc.sql("delete from allocation.key_driver where key_id = :id").param("id", id).update();
      insertParts(id, draft);
    }
    return changed;
  }

  private Map<String, @Nullable Object> draftParameters(KeyDraft draft) {
    KeyTerms terms = draft.terms();
    @Nullable KeyRule rule = draft.rule();
    Map<String, @Nullable Object> parameters = new java.util.HashMap<>();
    parameters.put("title", terms.title().strip());
    parameters.put("year", terms.year().year());
    parameters.put("day", terms.recipientsOn());
    parameters.put("frame", terms.frame().ore());
    parameters.put("origin", terms.origin().strip());
    parameters.put("assumption", terms.assumption());
    parameters.put("invariants", json.write(terms.invariants()));
    parameters.put("rule", rule == null ? null : json.write(rule.rule()));
    parameters.put("basis", rule == null ? null : rule.basis().name());
    parameters.put("note", rule == null ? null : rule.note());
    parameters.put("finding", draft.finding());
    parameters.put("reasons", draft.reasons());
    parameters.put("rows", draft.rows().size());
    parameters.put("sum", draft.sum().ore());
    return parameters;
  }

  private void insertParts(UUID id, KeyDraft draft) {
    for (KeyDriver driver : draft.drivers()) {
      jdbc.sql("insert into allocation.key_driver values (:key, :driver, :date, :series)")
          .param("key", id)
          .param("driver", driver.driver())
          .param("date", driver.referenceDate())
          .param("series", driver.seriesId())
          .update();
    }
    List<KeyRow> rows = draft.rows();
    jdbc.sql(
            """
            insert into allocation.key_row
              (key_id, position, role_id, code, printed_name, amount_ore)
            select :key, position, role::uuid, code, name, ore
              from unnest(:positions, :roles, :codes, :names, :amounts)
                   as r (position, role, code, name, ore)
            """)
        .param("key", id)
        .param("positions", rows.stream().map(KeyRow::position).toArray(Integer[]::new))
        .param("roles", rows.stream().map(row -> text(row.roleId())).toArray(String[]::new))
        .param("codes", rows.stream().map(KeyRow::code).toArray(String[]::new))
        .param("names", rows.stream().map(KeyRow::printedName).toArray(String[]::new))
        .param("amounts", rows.stream().map(row -> row.amount().ore()).toArray(Long[]::new))
        .update();
    draft.drivers().forEach(driver -> insertFigures(id, driver.driver(), rows));
  }

  private void insertFigures(UUID id, String driver, List<KeyRow> rows) {
    List<KeyRow> having = rows.stream().filter(row -> row.figures().containsKey(driver)).toList();
    jdbc.sql(
            """
            insert into allocation.key_figure (key_id, position, driver, value)
            select :key, position, :driver, value
              from unnest(:positions, :values) as f (position, value)
            """)
        .param("key", id)
        .param("driver", driver)
        .param("positions", having.stream().map(KeyRow::position).toArray(Integer[]::new))
        .param("values", having.stream().map(row -> row.figures().get(driver)).toArray(Long[]::new))
        .update();
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  /** Says whom a printed name means. */
  int name(UUID key, String printedName, UUID role, String code) {
    return jdbc.sql(
            """
            update allocation.key_row set role_id = :role, code = :code
             where key_id = :key and printed_name = :name and role_id is null
            """)
        .param("key", key)
        .param("name", printedName)
        .param("role", role)
        .param("code", code)
        .update();
  }

  void paper(UUID key, UUID caseId, @Nullable UUID document) {
    jdbc.sql(
            """
            update allocation.key
               set case_id = :case, document_id = coalesce(:document, document_id)
             where id = :key
            """)
        .param("key", key)
        .param("case", caseId)
        .param("document", document)
        .update();
  }

  void finding(UUID key, @Nullable String finding) {
    jdbc.sql("update allocation.key set finding = :finding where id = :key")
        .param("key", key)
        .param("finding", finding)
        .update();
  }

  /** Notes a rule that was found in a government's key; it changes no amount. */
  void found(UUID key, KeyRule rule) {
    jdbc.sql(
            """
            update allocation.key
               set rule = :rule::jsonb, rule_basis = :basis, rule_note = :note
             where id = :key and source = 'GOVERNMENT'
            """)
        .param("key", key)
        .param("rule", json.write(rule.rule()))
        .param("basis", rule.basis().name())
        .param("note", rule.note())
        .update();
  }

  void proposal(UUID key, UUID proposal) {
    jdbc.sql("update allocation.key set proposal_id = :proposal where id = :key")
        .param("key", key)
        .param("proposal", proposal)
        .update();
  }

  /** Moves a key on. Who did it is kept where the step is one that must be signed. */
  int move(UUID key, KeyStatus from, KeyStatus to, Actor actor, Instant at) {
    boolean enters = to == KeyStatus.ENTERED || to == KeyStatus.PROPOSED;
    boolean stands = to == KeyStatus.REGISTERED || to == KeyStatus.PUBLISHED;
    boolean ends = to == KeyStatus.SUPERSEDED || to == KeyStatus.DISCARDED;
    return jdbc.sql(
            """
            update allocation.key
               set status = :to,
                   entered_by = case when :enters then :person else entered_by end,
                   entered_by_name = case when :enters then :name else entered_by_name end,
                   entered_at = case when :enters then cast(:at as timestamptz)
                                     else entered_at end,
                   standing_by = case when :stands then :person else standing_by end,
                   standing_by_name = case when :stands then :name else standing_by_name end,
                   standing_at = case when :stands then cast(:at as timestamptz)
                                      else standing_at end,
                   ended_at = case when :ends then cast(:at as timestamptz) end,
                   edition = edition + 1
             where id = :key and status = :from
            """)
        .param("enters", enters)
        .param("stands", stands)
        .param("key", key)
        .param("from", from.name())
        .param("to", to.name())
        .param("ends", ends)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
