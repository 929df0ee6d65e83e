package se.statsbidrag.award.redistribution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.WorkingCalendar;

/** What has been decided of a round's money that nobody requisitioned, for everybody to find. */
@Service
public class SharedOut {

  /** A decision, where its list is and when it was taken. */
  public record Decision(String title, String href, LocalDate day) {}

  private final RedistributionStore store;

  SharedOut(RedistributionStore store) {
    this.store = store;
  }

  /** The decisions of a round, the latest first. */
  @Transactional(readOnly = true)
  public List<Decision> of(UUID round) {
    return store.ofRound(round).stream()
        .flatMap(one ->
            one.decided() == null
                ? java.util.stream.Stream.empty()
                : java.util.stream.Stream.of(
                    new Decision(
                        one.title(),
                        "/omfordelat/" + one.id(),
                        WorkingCalendar.dayOf(one.decided().at()))))
        .toList();
  }
}
