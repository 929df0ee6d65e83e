package se.statsbidrag.publication;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.NotFound;

/** The government's mandates as everybody may see them, with the keys that share their money. */
@Component
class Grants {

  /**
   * A mandate with its public address.
   *
   * @param keys those that share out a line of its budget
   * @param amendments later decisions that add to it
   */
  record Grant(String slug, Mandate mandate, List<ListedKey> keys, List<Mandate> amendments) {}

  private final Mandates mandates;
  private final PublicKeys keys;

  Grants(Mandates mandates, PublicKeys keys) {
    this.mandates = mandates;
    this.keys = keys;
  }

  /** Every activated mandate, the latest decision first; what amends one stands with it. */
  List<Grant> all() {
    List<Mandate> published = mandates.published();
    List<ListedKey> listed = keys.all();
    return published.stream()
        .filter(mandate -> mandate.base() == null)
        .map(mandate ->
            new Grant(
                slug(mandate),
                mandate,
                listed.stream().filter(key -> sharesOut(key, mandate)).toList(),
                published.stream()
                    .filter(other -> Objects.equals(other.base(), mandate.id()))
                    .toList()))
        .toList();
  }

  Grant find(String slug) {
    return all().stream()
        .filter(grant -> grant.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new NotFound("grant", slug));
  }

  /** Made of the government's case number, which no other decision of that day has. */
  private static String slug(Mandate mandate) {
    return mandate
        .caseNumber()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static boolean sharesOut(ListedKey key, Mandate mandate) {
    var terms = key.key().terms();
    return mandate.lines().stream()
        .filter(line -> line.year().equals(terms.year()))
        .filter(line -> line.recipients().contains(terms.kind().name()))
        .map(BudgetLine::amount)
        .anyMatch(terms.frame()::equals);
  }
}
