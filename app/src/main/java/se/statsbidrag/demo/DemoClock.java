package se.statsbidrag.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The machine's clock moved by an offset that the database keeps; it goes on ticking. */
final class DemoClock extends Clock {

  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final Clock machine;
  private final Supplier<Duration> offset;

  DemoClock(Clock machine, Supplier<Duration> offset) {
    this.machine = machine;
    this.offset = offset;
  }

  /** The offset that makes this clock show the day, at nine in the morning. */
  static Duration offsetTo(LocalDate day, Clock machine) {
    return Duration.between(machine.instant(), day.atTime(9, 0).atZone(STOCKHOLM).toInstant());
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
