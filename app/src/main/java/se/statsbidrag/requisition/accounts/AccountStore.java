package se.statsbidrag.requisition.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class AccountStore {

  static final int LONGEST_NOTE = 500;

  private static final String ACCOUNT =
      """
      select a.id, a.organisation_id, o.name, o.organisation_number, a.kind, a.number, a.given_at,
             a.given_by, a.given_by_name, a.status, a.checked_at, a.checked_by_name, a.note
        from requisition.account a join recipient.organisation o on o.id = a.organisation_id
       where a.agency_id = :agency
      """;

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void give(Actor there, UUID organisation, Account account, Instant now) {
    jdbc.sql(
            """
            insert into requisition.account
              (agency_id, organisation_id, kind, number, given_at, given_by, given_by_name)
            values (:agency, :organisation, :kind, :number, :now, :person, :name)
            on conflict (agency_id, organisation_id, kind, number) do nothing
            """)
        .param("agency", there.agencyId())
        .param("organisation", organisation)
        .param("kind", account.kind().name())
        .param("number", account.number())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", there.personId())
        .param("name", there.name())
        .update();
  }

  boolean check(Actor actor, UUID id, Accounts.Status status, String note, Instant now) {
    return jdbc.sql(
                """
                update requisition.account
                   set status = :status, note = :note, checked_at = :now, checked_by = :person,
                       checked_by_name = :name
                 where id = :id and agency_id = :agency and status = 'WAITING'
                """)
            .param("id", id)
            .param("agency", actor.agencyId())
            .param("status", status.name())
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("person", actor.personId())
            .param("name", actor.name())
            .update()
        == 1;
  }

  /** One that was known is given anew, and waits to be checked again. */
  void giveAgain(Actor there, UUID organisation, Account account, Instant now) {
    jdbc.sql(
            """
            update requisition.account
               set given_at = :now, given_by = :person, given_by_name = :name,
                   status = 'WAITING', note = null, checked_at = null, checked_by = null,
                   checked_by_name = null
             where agency_id = :agency and organisation_id = :organisation and kind = :kind
               and number = :number and status <> 'WAITING'
            """)
        .param("agency", there.agencyId())
        .param("organisation", organisation)
        .param("kind", account.kind().name())
        .param("number", account.number())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", there.personId())
        .param("name", there.name())
        .update();
  }

  /** What was checked waits to be checked again. */
  boolean doubt(UUID agency, UUID id) {
    return jdbc.sql(
                """
                update requisition.account
                   set status = 'WAITING', note = null, checked_at = null, checked_by = null,
                       checked_by_name = null
                 where id = :id and agency_id = :agency and status = 'CHECKED'
                """)
            .param("id", id)
            .param("agency", agency)
            .update()
        == 1;
  }

  /** Removes what waits and stands in no requisition that counts. */
  void forgetWaiting(UUID agency, UUID organisation) {
    jdbc.sql(
            """
            delete from requisition.account a
             where a.agency_id = :agency and a.organisation_id = :organisation
               and a.status = 'WAITING'
               and not exists (select from requisition.requisition r
                                where r.agency_id = a.agency_id
                                  and r.organisation_id = a.organisation_id
                                  and r.account_kind = a.kind and r.account_number = a.number
                                  and r.status not in ('WITHDRAWN', 'REPLACED'))
            """)
        .param("agency", agency)
        .param("organisation", organisation)
        .update();
  }

  /** The same number, given the agency by other organisations, latest first. */
  List<Accounts.Given> sameNumber(UUID agency, Accounts.Given given) {
    return jdbc.sql(
            ACCOUNT
                + " and a.kind = :kind and a.number = :number"
                + " and a.organisation_id <> :organisation order by a.given_at desc")
        .param("agency", agency)
        .param("kind", given.account().kind().name())
        .param("number", given.account().number())
        .param("organisation", given.organisationId())
        .query(AccountStore::given)
        .list();
  }

  /** What an organisation has given an agency, latest first. */
  List<Accounts.Given> of(UUID agency, UUID organisation) {
    return jdbc.sql(ACCOUNT + " and a.organisation_id = :organisation order by a.given_at desc")
        .param("agency", agency)
        .param("organisation", organisation)
        .query(AccountStore::given)
        .list();
  }

  List<Accounts.Given> list(UUID agency, long offset, int limit) {
    return jdbc.sql(
            ACCOUNT
                + " order by a.status <> 'WAITING', a.given_at desc, a.id"
                + " offset :offset limit :limit")
        .param("agency", agency)
        .param("offset", offset)
        .param("limit", limit)
        .query(AccountStore::given)
        .list();
  }

  long count(UUID agency) {
    return jdbc.sql("select count(*) from requisition.account where agency_id = :agency")
        .param("agency", agency)
        .query(Long.class)
        .single();
  }

  Optional<Accounts.Given> given(UUID agency, UUID id) {
    return jdbc.sql(ACCOUNT + " and a.id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(AccountStore::given)
        .optional();
  }

  private static Accounts.Given given(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime checked = row.getObject("checked_at", OffsetDateTime.class);
    return new Accounts.Given(
        row.getObject("id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getString("name"),
        row.getString("organisation_number"),
        new Account(Account.Kind.valueOf(row.getString("kind")), row.getString("number")),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        row.getObject("given_by", UUID.class),
        row.getString("given_by_name"),
        Accounts.Status.valueOf(row.getString("status")),
        checked == null ? null : checked.toInstant(),
        row.getString("checked_by_name"),
        row.getString("note"));
  }
}
