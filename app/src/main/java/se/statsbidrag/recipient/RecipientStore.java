package se.statsbidrag.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.reading.Question;

@Repository
class RecipientStore {

  /** Roles with the name and code of a day; a role that is over, or not begun, is left out. */
  private static final String ROLE_ON_DAY =
      """
      select r.id, r.organisation_id, r.kind, d.code, d.name, d.county_code,
             lower(r.valid) as first, upper(r.valid) - 1 as last
        from recipient.role r
        join recipient.designation d on d.role_id = r.id and d.valid @> :day::date
      """;

  private final JdbcClient jdbc;

  RecipientStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Organisation> organisation(String name) {
    return jdbc.sql(
            """
            select id, name, name_en, organisation_number, demonstration
              from recipient.organisation where name = :name
            """)
        .param("name", name)
        .query(Organisation.class)
        .optional();
  }

  Optional<Organisation> organisation(UUID id) {
    return jdbc.sql(
            """
            select id, name, name_en, organisation_number, demonstration
              from recipient.organisation where id = :id
            """)
        .param("id", id)
        .query(Organisation.class)
        .optional();
  }

  Question<List<Organisation>> organisations(UUID one, UUID other) {
    return Question.sql(
            """
            select id, name, name_en, organisation_number, demonstration
              from recipient.organisation where id in (:one, :other)
            """)
        .param("one", one)
        .param("other", other)
        .list(RecipientStore::organisation);
  }

  UUID insert(String name, boolean demonstration) {
    return jdbc.sql(
            """
            insert into recipient.organisation (name, demonstration)
            values (:name, :demonstration) returning id
            """)
        .param("name", name)
        .param("demonstration", demonstration)
        .query(UUID.class)
        .single();
  }

  List<RecipientRole> roles(RecipientKind kind, LocalDate day) {
    return jdbc.sql(
            ROLE_ON_DAY
                + " where r.kind = :kind order by d.code nulls last, d.name collate \"sv-x-icu\"")
        .param("kind", kind.name())
        .param("day", day)
        .query(RecipientStore::role)
        .list();
  }

  Optional<RecipientRole> role(RecipientKind kind, String code, LocalDate day) {
    return jdbc.sql(ROLE_ON_DAY + " where d.kind = :kind and d.code = :code")
        .param("kind", kind.name())
        .param("code", code)
        .param("day", day)
        .query(RecipientStore::role)
        .optional();
  }

  /** By id, as it was called on the day, or nearest to it where the role is over or not begun. */
  Optional<RecipientRole> role(UUID id, LocalDate day) {
    return jdbc.sql(
            """
            select r.id, r.organisation_id, r.kind, d.code, d.name, d.county_code,
                   lower(r.valid) as first, upper(r.valid) - 1 as last
              from recipient.role r join recipient.designation d on d.role_id = r.id
             where r.id = :id
             order by d.valid @> :day::date desc,
                      least(abs(lower(d.valid) - :day::date), abs(upper(d.valid) - :day::date))
             limit 1
            """)
        .param("id", id)
        .param("day", day)
        .query(RecipientStore::role)
        .optional();
  }

  Question<List<RecipientRole>> rolesOf(UUID organisation, LocalDate day) {
    return Question.sql(ROLE_ON_DAY + " where r.organisation_id = :organisation order by r.kind")
        .param("organisation", organisation)
        .param("day", day)
        .list(RecipientStore::role);
  }

  List<Recipients.County> counties(LocalDate day) {
    return jdbc.sql(
            "select code, name from recipient.county where valid @> :day::date order by code")
        .param("day", day)
        .query(Recipients.County.class)
        .list();
  }

  Map<RecipientKind, String> terms(LocalDate day) {
    Map<RecipientKind, String> terms = new EnumMap<>(RecipientKind.class);
    jdbc.sql("select kind, term from recipient.term where valid @> :day::date")
        .param("day", day)
        .query(row -> {
          terms.put(RecipientKind.valueOf(row.getString("kind")), row.getString("term"));
        });
    return terms;
  }

  private static Organisation organisation(ResultSet row, int number) throws SQLException {
    return new Organisation(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("organisation_number"),
        row.getBoolean("demonstration"));
  }

  static RecipientRole role(ResultSet row, int number) throws SQLException {
    return new RecipientRole(
        row.getObject("id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        RecipientKind.valueOf(row.getString("kind")),
        row.getString("code"),
        row.getString("name"),
        row.getString("county_code"),
        new Period(
            row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)));
  }
}
