package se.statsbidrag.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches the register: by the beginning of a word in the name, by likeness, by code. */
@Repository
class RegisterSearch {

  private static final String FOUND =
      """
        from recipient.role r
        join recipient.designation d on d.role_id = r.id and d.valid @> :day::date
        join recipient.organisation o on o.id = r.organisation_id
        left join recipient.county c on c.code = d.county_code and c.valid @> :day::date
       where (:kind::text is null or r.kind = :kind)
         and (:county::text is null or d.county_code = :county)
         and (:text = ''
              or lower(d.name) like :prefix
              or lower(d.name) like '% ' || :prefix
              or lower(d.name) % :text
              or d.code = :text
              or o.organisation_number = :number)
      """;

  private final JdbcClient jdbc;

  RegisterSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Row> rows(RegisterQuery query, long offset, int limit) {
    String sql =
        """
        select r.id, r.organisation_id, r.kind, d.code, d.name, d.county_code,
               lower(r.valid) as first, upper(r.valid) - 1 as last,
               c.name as county_name, o.organisation_number
        """
            + FOUND
            + " order by (:text <> '' and lower(d.name) not like :prefix), "
            + query.order()
            + " offset :offset limit :limit";
    return bound(sql, query)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) ->
            new Row(
                RecipientStore.role(row, n),
                row.getString("county_name"),
                row.getString("organisation_number")))
        .list();
  }

  long count(RegisterQuery query) {
    return bound("select count(*)" + FOUND, query).query(Long.class).single();
  }

  private JdbcClient.StatementSpec bound(String sql, RegisterQuery query) {
    String text = NameFold.of(query.text());
    String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return jdbc.sql(sql)
        .param("day", query.day())
        .param("kind", query.kind() == null ? null : query.kind().name())
        .param("county", query.county())
        .param("text", text)
        .param("prefix", escaped + "%")
        .param("number", RecipientRules.plainNumber(query.text()));
  }

  /** A line in the list of recipients. */
  record Row(RecipientRole role, @Nullable String countyName, @Nullable String number) {

    /** Where its page is. */
    public String href() {
      return href(role);
    }

    /** By code for municipalities and regions, else by id. */
    static String href(RecipientRole role) {
      boolean byCode =
          role.kind() == RecipientKind.MUNICIPALITY || role.kind() == RecipientKind.REGION;
      return "/mottagare/" + (byCode ? role.code() : role.id().toString());
    }
  }
}
