package se.statsbidrag.recipient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the loader of reference data writes; whatever is there already stays as it is. */
@Repository
class ReferenceStore {

  private static final long LOCK = 0x0010_0001L;

  private final JdbcClient jdbc;

  ReferenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends, no other node loads. */
  void oneAtATime() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
  }

  void addTerm(String kind, String term, LocalDate first, @Nullable LocalDate last) {
    jdbc.sql(
            """
            insert into recipient.term (kind, term, valid)
            values (:kind, :term, daterange(:first::date, :last::date, '[]'))
            on conflict do nothing
            """)
        .param("kind", kind)
        .param("term", term)
        .param("first", first)
        .param("last", last)
        .update();
  }

  void addCounty(String code, String name, LocalDate first) {
    jdbc.sql(
            """
            insert into recipient.county (code, name, valid)
            select :code, :name, daterange(:first, null)
             where not exists (select from recipient.county where code = :code)
            """)
        .param("code", code)
        .param("name", name)
        .param("first", first)
        .update();
  }

  /** True where the code has, or has had, a holder. */
  boolean knows(RecipientKind kind, String code) {
    return jdbc.sql(
            "select exists (select from recipient.designation where kind = :kind and code = :code)")
        .param("kind", kind.name())
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  UUID addOrganisation(String name) {
    return jdbc.sql("insert into recipient.organisation (name) values (:name) returning id")
        .param("name", name)
        .query(UUID.class)
        .single();
  }

  /** The legal person behind a municipality, which takes the name of its region. */
  UUID organisationOfMunicipality(String code, String name) {
    return jdbc.sql(
            """
            update recipient.organisation o set name = :name
              from recipient.role r join recipient.designation d on d.role_id = r.id
             where r.organisation_id = o.id and d.kind = 'MUNICIPALITY' and d.code = :code
            returning o.id
            """)
        .param("name", name)
        .param("code", code)
        .query(UUID.class)
        .single();
  }

  void addRole(
      UUID organisation,
      RecipientKind kind,
      String code,
      String name,
      String county,
      LocalDate first) {
    jdbc.sql(
            """
            with role as (
              insert into recipient.role (organisation_id, kind, valid)
              values (:organisation, :kind, daterange(:first, null)) returning id, kind, valid
            )
            insert into recipient.designation (role_id, kind, code, name, county_code, valid)
            select id, kind, :code, :name, :county, valid from role
            """)
        .param("organisation", organisation)
        .param("kind", kind.name())
        .param("code", code)
        .param("name", name)
        .param("county", county)
        .param("first", first)
        .update();
  }

  /** A shorter name that tables use; for everybody, so without an agency. */
  void addAlias(RecipientKind kind, String code, String name) {
    jdbc.sql(
            """
            insert into recipient.alias (role_id, kind, name, folded, source, confirmed_at)
            select role_id, kind, :name, :folded, 'reference/regions.csv', clock_timestamp()
              from recipient.designation
             where kind = :kind and code = :code and upper_inf(valid)
            on conflict do nothing
            """)
        .param("kind", kind.name())
        .param("code", code)
        .param("name", name)
        .param("folded", NameFold.of(name))
        .update();
  }
}
