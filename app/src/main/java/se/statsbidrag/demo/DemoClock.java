package se.statsbidrag.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The machine's clock moved by an offset that the database keeps; it goes on ticking. */
final class DemoClock extends Clock {

  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** When a day begins in the demonstration. */
  static final LocalTime MORNING = LocalTime.of(9, 0);

  private final Clock machine;
  private final Supplier<Duration> offset;

  DemoClock(Clock machine, Supplier<Duration> offset) {
    this.machine = machine;
    this.offset = offset;
  }

  /**
   * The offset, in whole seconds, that makes this clock show a moment in Stockholm or just after.
   */
  static Duration offsetTo(LocalDateTime wall, Clock machine) {
    Duration exact = Duration.between(machine.instant(), wall.atZone(STOCKHOLM).toInstant());
    Duration down = exact.truncatedTo(ChronoUnit.SECONDS);
    return down.compareTo(exact) < 0 ? down.plusSeconds(1) : down;
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(machine.withZone(zone), offset);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset.get());
  }
}
