package se.statsbidrag.recipient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the register at start with the counties, municipalities and regions of {@code reference/}.
 * What the register already knows is left as it is, so a start changes nothing that a person has
 * entered since, and several nodes may start at once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReferenceData implements ApplicationRunner {

  private final ReferenceStore store;

  ReferenceData(ReferenceStore store) {
    this.store = store;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) throws IOException {
    load();
  }

  /** Returns how many roles were added. */
  int load() throws IOException {
    store.oneAtATime();
    Map<String, LocalDate> since = terms();
    int added = 0;
    for (String[] row : rows("counties.csv", 2)) {
      store.addCounty(row[0], row[1], start(since, RecipientKind.COUNTY_BOARD));
      String board = "Länsstyrelsen i " + row[1];
      added += add(RecipientKind.COUNTY_BOARD, row[0], board, row[0], since, "");
    }
    for (String[] row : rows("municipalities.csv", 5)) {
      added += add(RecipientKind.MUNICIPALITY, row[0], row[1], row[2], since, "");
    }
    for (String[] row : rows("regions.csv", 6)) {
      added += add(RecipientKind.REGION, row[0], row[1], row[2], since, row[4]);
      store.addAlias(RecipientKind.REGION, row[0], row[3]);
    }
    return added;
  }

  /** Since when the register knows each kind. */
  private Map<String, LocalDate> terms() throws IOException {
    Map<String, LocalDate> since = new HashMap<>();
    for (String[] row : rows("kinds.csv", 4)) {
      LocalDate first = LocalDate.parse(row[2]);
      store.addTerm(row[0], row[1], first, row[3].isEmpty() ? null : LocalDate.parse(row[3]));
      since.merge(row[0], first, (a, b) -> a.isBefore(b) ? a : b);
    }
    return since;
  }

  private int add(
      RecipientKind kind,
      String code,
      String name,
      String county,
      Map<String, LocalDate> since,
      String sameAsMunicipality) {
    if (store.knows(kind, code)) {
      return 0;
    }
    UUID organisation =
        sameAsMunicipality.isEmpty()
            ? store.addOrganisation(name)
            : store.organisationOfMunicipality(sameAsMunicipality, name);
    store.addRole(organisation, kind, code, name, county, start(since, kind));
    return 1;
  }

  private static LocalDate start(Map<String, LocalDate> begin, RecipientKind kind) {
    @Nullable LocalDate day = begin.get(kind.name());
    if (day == null) {
      throw new IllegalStateException("reference/kinds.csv does not say since when: " + kind);
    }
    return day;
  }

  /** Rows without the heading; the last column keeps whatever is left of the line. */
  private static List<String[]> rows(String file, int columns) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ClassPathResource("reference/" + file).getInputStream(),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", columns)).toList();
    }
  }
}
