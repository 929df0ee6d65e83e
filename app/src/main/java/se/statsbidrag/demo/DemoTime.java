package se.statsbidrag.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The demonstration's time: kept in the database, the same for every node within a second. */
@DemonstrationOnly
@Configuration(proxyBeanMethods = false)
public class DemoTime {

  /** The story that is played or has been, and how far. */
  public record Told(String story, String stage) {}

  private record Kept(long seconds, @Nullable String story, @Nullable String stage) {}

  private final JdbcClient jdbc;
  private final Clock machine;
  private final LocalDate firstDay;
  private final AtomicReference<@Nullable Duration> offset = new AtomicReference<>();
  private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

  DemoTime(
      JdbcClient jdbc,
      @Qualifier("systemClock") Clock machine,
      @Value("${statsbidrag.demonstration-day}") LocalDate firstDay) {
    this.jdbc = jdbc;
    this.machine = machine;
    this.firstDay = firstDay;
  }

  @Bean
  Clock clock() {
    return new DemoClock(machine, this::offset);
  }

  private Duration offset() {
    @Nullable Duration known = offset.get();
    return known != null ? known : readAgain();
  }

  /** Back to where the demonstration begins. */
  void moveToStart() {
    moveTo(firstDay);
  }

  /** Moves the demonstration to a day, for every node. */
  void moveTo(LocalDate day) {
    moveTo(day.atTime(DemoClock.MORNING));
  }

  /** Moves the demonstration to a moment in Stockholm, for every node. */
  public synchronized void moveTo(LocalDateTime wall) {
    moveTo(wall, true);
    readAgain();
  }

  /** Says which story has been played and how far, for every node; null for none. */
  public synchronized void tell(@Nullable Told story) {
    jdbc.sql("update demo.clock set story = :story, stage = :stage")
        .param("story", story == null ? null : story.story())
        .param("stage", story == null ? null : story.stage())
        .update();
    readAgain();
  }

  /** The story that stands in the demonstration, if one does. */
  public Optional<Told> told() {
    return Optional.ofNullable(told.get());
  }

  private void moveTo(LocalDateTime wall, boolean always) {
    jdbc.sql(
            """
            insert into demo.clock (singleton, offset_seconds) values (true, :seconds)
            on conflict (singleton) do update set offset_seconds = excluded.offset_seconds
             where :always
            """)
        .param("seconds", DemoClock.offsetTo(wall, machine).toSeconds())
        .param("always", always)
        .update();
  }

  /** One at a time: what was read before the clock was moved is not shown after it. */
  @Scheduled(fixedDelay = 1000, initialDelay = 1000)
  synchronized Duration readAgain() {
    Kept kept = kept().orElseGet(this::firstOffset);
    Duration seconds = Duration.ofSeconds(kept.seconds());
    offset.set(seconds);
    told.set(
        kept.story() == null || kept.stage() == null ? null : new Told(kept.story(), kept.stage()));
    return seconds;
  }

  private Optional<Kept> kept() {
    return jdbc.sql("select offset_seconds as seconds, story, stage from demo.clock")
        .query(Kept.class)
        .optional();
  }

  private Kept firstOffset() {
    moveTo(firstDay.atTime(DemoClock.MORNING), false);
    return kept().orElseThrow();
  }
}
