package se.statsbidrag.publication;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.check.Amounts;

/** A key that everybody may see, with its recipients in printed order. */
record PublicKey(ListedKey listed, List<KeyEntry> entries) {

  public PublicKey {
    entries = List.copyOf(entries);
  }

  public AllocationKey key() {
    return listed.key();
  }

  public String slug() {
    return listed.slug();
  }

  public String term() {
    return listed.term();
  }

  /** Whether the rows have a number of inhabitants to hold the amounts against. */
  public boolean hasHeads() {
    return !entries.isEmpty() && entries.stream().allMatch(entry -> entry.heads() != null);
  }

  Optional<KeyEntry> entry(String code) {
    return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
  }

  String[] codes() {
    return entries.stream().map(KeyEntry::code).toArray(String[]::new);
  }

  long[] ore() {
    return entries.stream().mapToLong(entry -> entry.amount().ore()).toArray();
  }

  Amounts amounts() {
    return Amounts.of(codes(), ore());
  }

  /** What the amounts may rest on: the figures that have a reference date. */
  Figures drivers() {
    return figures(false);
  }

  /** Every figure that is printed beside the amounts, and the amounts themselves as earlier. */
  Figures figures() {
    return figures(true).withEarlier(ore());
  }

  private Figures figures(boolean all) {
    Figures figures =
        Figures.of(codes(), entries.stream().map(KeyEntry::name).toArray(String[]::new));
    for (KeyDriver driver : key().drivers()) {
      if (all || driver.referenceDate() != null) {
        figures = figures.with(driver.driver(), column(driver.driver()));
      }
    }
    return figures;
  }

  private long[] column(String driver) {
    return entries.stream().mapToLong(entry -> entry.figures().getOrDefault(driver, 0L)).toArray();
  }

  /** The driver that counts inhabitants: the first that has a reference date. */
  static @Nullable KeyDriver heads(AllocationKey key) {
    return key.drivers().stream()
        .filter(driver -> driver.referenceDate() != null)
        .findFirst()
        .orElse(null);
  }
}
