package se.statsbidrag.publication.rounds;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.engine.Component.Share;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.programme.Notices.Notice;

/**
 * What each recipient might get by an early notice (indikativt belopp): its frame in the same
 * proportion as the key that the notice follows.
 */
@Component
class Indications {

  private static final String DRIVER = "amount";

  /** A recipient's amount, beside what it had in the key that is followed. */
  record Indication(String code, String name, Money before, Money amount) {}

  private final Keys keys;

  Indications(Keys keys) {
    this.keys = keys;
  }

  List<Indication> of(Notice notice) {
    return keys.ofRound(notice.likeRoundId()).map(key -> of(notice, key)).orElse(List.of());
  }

  private List<Indication> of(Notice notice, AllocationKey key) {
    List<KeyRow> rows = keys.rows(key);
    Figures figures =
        Figures.of(
                rows.stream().map(row -> String.valueOf(row.code())).toArray(String[]::new),
                rows.stream().map(KeyRow::printedName).toArray(String[]::new))
            .with(DRIVER, rows.stream().mapToLong(row -> row.amount().ore()).toArray());
    var made = Rule.of(new Share(DRIVER)).allocate(figures, notice.frame().ore());
    List<Indication> indications = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      KeyRow row = rows.get(i);
      indications.add(
          new Indication(
              String.valueOf(row.code()), row.printedName(), row.amount(), new Money(made.ore(i))));
    }
    return indications;
  }
}
