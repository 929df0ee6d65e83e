package se.statsbidrag.recipient;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.recipient.RecipientHistory.Designation;

/** Writes the register's dated rows. Nothing is overwritten: a row ends and another begins. */
@Repository
class HistoryStore {

  private final JdbcClient jdbc;

  HistoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Latest first. */
  List<Designation> designations(UUID role) {
    return jdbc.sql(
            """
            select name, code, county_code, lower(valid) as first, upper(valid) - 1 as last
              from recipient.designation where role_id = :role order by lower(valid) desc
            """)
        .param("role", role)
        .query((row, n) ->
            new Designation(
                row.getString("name"),
                row.getString("code"),
                row.getString("county_code"),
                new Period(
                    row.getObject("first", LocalDate.class),
                    row.getObject("last", LocalDate.class))))
        .list();
  }

  UUID insertOrganisation(String name, @Nullable String number) {
    return jdbc.sql(
            """
            insert into recipient.organisation (name, organisation_number)
            values (:name, :number) returning id
            """)
        .param("name", name)
        .param("number", number)
        .query(UUID.class)
        .single();
  }

  boolean numberIsTaken(String number) {
    return jdbc.sql(
            """
            select exists (
              select from recipient.organisation where organisation_number = :number)
            """)
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /** True where somebody holds the code on the day or later. */
  boolean codeIsTaken(RecipientKind kind, String code, LocalDate from) {
    return jdbc.sql(
            """
            select exists (
              select from recipient.designation
               where kind = :kind and code = :code and valid && daterange(:from, null))
            """)
        .param("kind", kind.name())
        .param("code", code)
        .param("from", from)
        .query(Boolean.class)
        .single();
  }

  UUID insertRole(UUID organisation, RecipientKind kind, LocalDate from) {
    return jdbc.sql(
            """
            insert into recipient.role (organisation_id, kind, valid)
            values (:organisation, :kind, daterange(:from, null)) returning id
            """)
        .param("organisation", organisation)
        .param("kind", kind.name())
        .param("from", from)
        .query(UUID.class)
        .single();
  }

  void insertDesignation(
      UUID role,
      RecipientKind kind,
      String name,
      @Nullable String code,
      @Nullable String county,
      LocalDate from) {
    jdbc.sql(
            """
            insert into recipient.designation (role_id, kind, code, name, county_code, valid)
            select id, :kind, :code, :name, :county, valid * daterange(:from, null)
              from recipient.role where id = :role
            """)
        .param("role", role)
        .param("kind", kind.name())
        .param("code", code)
        .param("name", name)
        .param("county", county)
        .param("from", from)
        .update();
  }

  /** Ends what the role is called now; false where it no longer is, by somebody else's change. */
  boolean endDesignation(UUID role, LocalDate lastDay) {
    return jdbc.sql(
                """
                update recipient.designation
                   set valid = daterange(lower(valid), :lastDay::date, '[]')
                 where role_id = :role and valid @> :lastDay::date
                   and upper(valid) is not distinct from
                       (select upper(valid) from recipient.role where id = :role)
                """)
            .param("role", role)
            .param("lastDay", lastDay)
            .update()
        == 1;
  }

  /** Ends a role whose designation has been ended; false where it is over already. */
  boolean endRole(UUID role, LocalDate lastDay) {
    return jdbc.sql(
                """
                update recipient.role set valid = daterange(lower(valid), :lastDay::date, '[]')
                 where id = :role and upper_inf(valid) and valid @> :lastDay::date
                """)
            .param("role", role)
            .param("lastDay", lastDay)
            .update()
        == 1;
  }

  void insertSuccession(UUID predecessor, UUID successor, LocalDate day) {
    jdbc.sql(
            """
            insert into recipient.succession (predecessor_id, successor_id, day)
            values (:predecessor, :successor, :day)
            """)
        .param("predecessor", predecessor)
        .param("successor", successor)
        .param("day", day)
        .update();
  }

  List<UUID> successors(UUID role) {
    return ids("select successor_id from recipient.succession where predecessor_id = :role", role);
  }

  List<UUID> predecessors(UUID role) {
    return ids("select predecessor_id from recipient.succession where successor_id = :role", role);
  }

  private List<UUID> ids(String sql, UUID role) {
    return jdbc.sql(sql).param("role", role).query(UUID.class).list();
  }

  void renameOrganisation(UUID organisation, String from, String to) {
    jdbc.sql("update recipient.organisation set name = :to where id = :id and name = :from")
        .param("id", organisation)
        .param("from", from)
        .param("to", to)
        .update();
  }
}
