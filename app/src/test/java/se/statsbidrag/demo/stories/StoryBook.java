package se.statsbidrag.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.TestClock;
import se.statsbidrag.accounting.Reconciliations;
import se.statsbidrag.demo.DemoWorld;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.requisition.RequisitionStatus;

/**
 * What a story has left behind, counted by plain SQL from the transfers and not from any balance
 * that the system keeps.
 */
@DemonstrationOnly
@Component
public class StoryBook {

  /** A budget line with where its money is, in öre. */
  public record Line(
      String name, long funded, long left, long stored, long awarded, long unpaid, long paid) {}

  private final Stories stories;
  private final DemoWorld world;
  private final Reconciliations reconciliations;
  private final JdbcClient jdbc;

  StoryBook(Stories stories, DemoWorld world, Reconciliations reconciliations, JdbcClient jdbc) {
    this.stories = stories;
    this.world = world;
    this.reconciliations = reconciliations;
    this.jdbc = jdbc;
  }

  /** Plays a story to its end. */
  void play(String code, TestClock clock) throws Exception {
    Story story =
        stories.all().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    List<Progress> told = new ArrayList<>();
    stories.play(story, story.stages().getLast(), clock::set, told::add);
    assertThat(told.getLast().percent()).isEqualTo(100);
  }

  /** All lines of a year that have got money. */
  List<Line> lines(int year) {
    return jdbc.sql(
            """
            with moved as (
              select from_pot as pot, to_pot as other, -amount_ore as ore from ledger.transfer
               where phase in ('POSTED', 'POST')
              union all
              select to_pot, from_pot, amount_ore from ledger.transfer
               where phase in ('POSTED', 'POST')),
            flow as (
              select m.pot, p.kind, o.kind as other_kind, m.other, sum(m.ore) as ore
                from moved m
                join ledger.pot p on p.id = m.pot
                join ledger.pot o on o.id = m.other
               where p.budget_year = :year
               group by m.pot, p.kind, o.kind, m.other)
            select l.name,
                   coalesce((select sum(ore) from flow
                              where pot = l.id and other_kind = 'APPROPRIATION_ITEM'), 0) as funded,
                   coalesce((select sum(ore) from flow where pot = l.id), 0) as left,
                   l.credit_posted_ore - l.debit_posted_ore as stored,
                   -coalesce((select sum(ore) from flow
                               where pot = l.id and other_kind = 'AWARD'), 0) as awarded,
                   coalesce((select sum(a.ore) from flow a
                              where a.pot in (select other from flow
                                               where pot = l.id and other_kind = 'AWARD')), 0)
                     as unpaid,
                   -coalesce((select sum(a.ore) from flow a
                               where a.other_kind = 'PAID'
                                 and a.pot in (select other from flow
                                                where pot = l.id and other_kind = 'AWARD')), 0)
                     as paid
              from ledger.pot l
             where l.kind = 'BUDGET_LINE' and l.budget_year = :year
             order by l.name
            """)
        .param("year", year)
        .query(Line.class)
        .list();
  }

  Line line(int year, String name) {
    return lines(year).stream()
        .filter(line -> line.name().contains(name))
        .findFirst()
        .orElseThrow();
  }

  /** Every krona of a year is paid, decided and not paid, or left; and nothing else is found. */
  void everyKronaIsExplained(int year) {
    for (Line line : lines(year)) {
      assertThat(line.paid() + line.unpaid() + line.left())
          .as(line.name())
          .isEqualTo(line.funded());
      assertThat(line.left()).as(line.name()).isEqualTo(line.stored());
      assertThat(line.awarded()).as(line.name()).isEqualTo(line.paid() + line.unpaid());
      assertThat(line.left()).as(line.name()).isNotNegative();
    }
    UUID agency = world.agency();
    UUID run = reconciliations.now(Actor.system(agency));
    assertThat(reconciliations.find(agency, run).found()).isEmpty();
  }

  /** How many stand where in the rounds of a year for a kind of recipient. */
  long count(int year, String kind, RequisitionStatus status) {
    return jdbc.sql(COUNT + " and r.status = :status")
        .param("year", year)
        .param("kind", kind)
        .param("status", status.name())
        .query(Long.class)
        .single();
  }

  /** How many answered so in the rounds of a year. */
  long choosing(int year, String kind, String choice) {
    return jdbc.sql(COUNT + " and r.choice = :choice")
        .param("year", year)
        .param("kind", kind)
        .param("choice", choice)
        .query(Long.class)
        .single();
  }

  /** Where those stand that came too late in a year. */
  List<RequisitionStatus> late(int year) {
    return jdbc.sql(
            """
            select r.status from requisition.requisition r
              join programme.round o on o.id = r.round_id
             where o.year = :year and r.late
            """)
        .param("year", year)
        .query(RequisitionStatus.class)
        .list();
  }

  /** What a recipient has been granted for what it asked in a year, in öre. */
  long granted(int year, String kind, String code) {
    return jdbc.sql(
            """
            select sum(a.amount_ore) from award.award a
              join requisition.requisition r on r.id = a.requisition_id
             where a.year = :year and a.recipient_kind = :kind and a.kind = 'BASE'
               and r.recipient_code = :code
            """)
        .param("year", year)
        .param("kind", kind)
        .param("code", code)
        .query(Long.class)
        .single();
  }

  /** What each award that answers a requisition of a year gives, in öre. */
  List<Long> granted(int year, String kind) {
    return jdbc.sql(
            """
            select amount_ore from award.award
             where year = :year and recipient_kind = :kind and kind = 'BASE'
            """)
        .param("year", year)
        .param("kind", kind)
        .query(Long.class)
        .list();
  }

  /** Payments of a year, and those that reached their recipient after the last day promised. */
  public record Promise(long paid, long waiting, long late, long broken) {}

  /** How the promise was kept in a year: "late" missed a norm, "broken" a binding promise. */
  Promise promise(int year) {
    return jdbc.sql(
            """
            select count(*) filter (where status = 'PAID') as paid,
                   count(*) filter (where status <> 'PAID') as waiting,
                   count(*) filter (where paid_day > due and not binding) as late,
                   count(*) filter (where paid_day > due and binding) as broken
              from payment.payment where year = :year
            """)
        .param("year", year)
        .query(Promise.class)
        .single();
  }

  /** Who was left something when it was shared out, and whether they had asked for more. */
  public record Share(String kind, String name, long ore, boolean wished) {}

  List<Share> shares(int year) {
    return jdbc.sql(
            """
            select a.recipient_kind as kind, a.recipient_name as name, a.amount_ore as ore,
                   exists (select from requisition.requisition r
                            where r.organisation_id = a.organisation_id
                              and r.recipient_kind = a.recipient_kind
                              and r.round_id = a.round_id and r.status = 'APPROVED' and r.share)
                     as wished
              from award.award a
             where a.year = :year and a.kind = 'REDISTRIBUTION'
            """)
        .param("year", year)
        .query(Share.class)
        .list();
  }

  /** What the named parties of a year have been paid, in öre. */
  List<Long> paidDirectly(int year) {
    return jdbc.sql(
            """
            select p.amount_ore from payment.payment p join award.award a on a.id = p.award_id
             where a.year = :year and a.kind = 'DIRECT' and p.status = 'PAID'
            """)
        .param("year", year)
        .query(Long.class)
        .list();
  }

  /** Counterparties that the books would know by the same code. */
  List<String> sharedCounterparties(int year) {
    return jdbc.sql(
            """
            select counterparty from accounting.posting
             where budget_year = :year and award_id is not null
             group by counterparty having count(distinct organisation_id) > 1
            """)
        .param("year", year)
        .query(String.class)
        .list();
  }

  /** How many forms of a year have a signatory, and a scan beside them in the case. */
  long onPaper(int year) {
    return jdbc.sql(
            """
            select count(*) from requisition.requisition r
              join programme.round o on o.id = r.round_id
             where o.year = :year and r.channel = 'FORM' and r.signatory is not null
               and exists (select from casefile.document d
                            where d.case_id = r.case_id and d.kind = 'FORM')
            """)
        .param("year", year)
        .query(Long.class)
        .single();
  }

  private static final String COUNT =
      """
      select count(*) from requisition.requisition r join programme.round o on o.id = r.round_id
       where o.year = :year and r.recipient_kind = :kind
      """;
}
