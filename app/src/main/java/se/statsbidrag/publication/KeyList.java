package se.statsbidrag.publication;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Swedish;

/** The table of a key's recipients as the reader asked for it: of a county, by a name, sorted. */
record KeyList(String county, String name, String sort) {

  private static final String DESCENDING = "-";

  /** The recipients asked for. */
  List<KeyEntry> of(PublicKey key) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return key.entries().stream()
        .filter(entry -> county.isBlank() || county.equals(entry.countyCode()))
        .filter(entry ->
            wanted.isEmpty()
                || entry.name().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.printedName().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.code().equals(wanted))
        .sorted(order())
        .toList();
  }

  private Comparator<KeyEntry> order() {
    boolean down = sort.startsWith(DESCENDING);
    Collator collator = Swedish.collator();
    Comparator<KeyEntry> byName = (a, b) -> collator.compare(a.name(), b.name());
    Comparator<KeyEntry> order =
        switch (down ? sort.substring(1) : sort) {
          case "namn" -> byName;
          case "lan" -> Comparator.comparing(entry -> String.valueOf(entry.countyCode()));
          case "invanare" ->
              Comparator.comparingLong(
                  (KeyEntry entry) -> entry.heads() == null ? 0 : entry.heads());
          case "belopp" -> Comparator.comparing(KeyEntry::amount);
          case "perinvanare" -> Comparator.comparingDouble(KeyEntry::perHeadOrZero);
          default -> Comparator.comparingInt(KeyEntry::position);
        };
    return (down ? order.reversed() : order).thenComparing(byName);
  }

  /** The counties to choose between; none where the recipients lie in one or each in its own. */
  static List<Parts.Option> counties(PublicKey key) {
    List<Parts.Option> counties =
        key.entries().stream()
            .filter(entry -> entry.countyCode() != null && entry.county() != null)
            .map(entry -> Map.entry(String.valueOf(entry.countyCode()), entry))
            .map(pair -> new Parts.Option(pair.getKey(), String.valueOf(pair.getValue().county())))
            .distinct()
            .sorted(Comparator.comparing(Parts.Option::value))
            .toList();
    return counties.size() < 2 || counties.size() == key.entries().size() ? List.of() : counties;
  }
}
