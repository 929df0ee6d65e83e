package se.statsbidrag.identity.roles;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Officers;

/** The case officers of an agency, as those who can have a matter. */
@Repository
class PeopleOfficers implements Officers {

  private final JdbcClient jdbc;
  private final Clock clock;

  PeopleOfficers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<CaseFile.Officer> at(UUID agency) {
    return jdbc.sql(
            """
            select p.id, p.name from identity.person p
             where exists (select from identity.role_assignment r
                            where r.person_id = p.id and r.agency_id = :agency
                              and r.role = 'CASE_OFFICER' and r.withdrawn_at is null
                              and r.valid_from <= :day
                              and (r.valid_to is null or r.valid_to >= :day))
             order by p.name collate "sv-SE-x-icu", p.id
            """)
        .param("agency", agency)
        .param("day", LocalDate.now(clock))
        .query(CaseFile.Officer.class)
        .list();
  }
}
