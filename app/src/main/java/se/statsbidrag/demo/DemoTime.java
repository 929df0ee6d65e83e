package se.statsbidrag.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
class DemoTime {

  private final JdbcClient jdbc;
  private final Clock machine;
  private final LocalDate firstDay;
  private final AtomicReference<@Nullable Duration> offset = new AtomicReference<>();

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
    moveTo(day, true);
    readAgain();
  }

  private void moveTo(LocalDate day, boolean always) {
    jdbc.sql(
            """
            insert into demo.clock (singleton, offset_seconds) values (true, :seconds)
            on conflict (singleton) do update set offset_seconds = excluded.offset_seconds
             where :always
            """)
        .param("seconds", DemoClock.offsetTo(day, machine).toSeconds())
        .param("always", always)
        .update();
  }

  @Scheduled(fixedDelay = 1000, initialDelay = 1000)
  Duration readAgain() {
    Duration kept = Duration.ofSeconds(kept().orElseGet(this::firstOffset));
    offset.set(kept);
    return kept;
  }

  private Optional<Long> kept() {
    return jdbc.sql("select offset_seconds from demo.clock").query(Long.class).optional();
  }

  private long firstOffset() {
    moveTo(firstDay, false);
    return kept().orElseThrow();
  }
}
