package se.statsbidrag;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A domain clock that stands still until a test moves it. */
public final class TestClock extends Clock {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalDateTime START = LocalDateTime.of(2020, 3, 12, 9, 0);

  private volatile Instant now = START.atZone(STOCKHOLM).toInstant();

  /** Stockholm's wall clock from now on. */
  public void set(LocalDateTime wall) {
    now = wall.atZone(STOCKHOLM).toInstant();
  }

  /** Back to where every test begins. */
  public void reset() {
    set(START);
  }

  @Override
  public ZoneId getZone() {
    return STOCKHOLM;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
