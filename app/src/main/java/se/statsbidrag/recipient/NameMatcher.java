package se.statsbidrag.recipient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares names with those of one kind of recipient on one day. A name is taken for somebody only
 * where it is theirs but for case, spaces and the word "kommun" or "stad"; the least misspelling
 * makes it a proposal.
 */
final class NameMatcher {

  private static final List<String> SUFFIXES = List.of(" kommun", " stad");
  private static final String REGION = "region ";
  private static final int MOST = 5;

  private final Map<String, RecipientRole> known = new HashMap<>();

  /**
   * @param aliases other names, already folded
   */
  NameMatcher(List<RecipientRole> roles, Map<String, RecipientRole> aliases) {
    known.putAll(aliases);
    roles.forEach(role -> known.put(NameFold.of(role.name()), role));
  }

  NameMatch match(String name) {
    String folded = NameFold.of(name);
    @Nullable RecipientRole own = own(folded);
    if (own != null) {
      return new NameMatch.Exact(name, own);
    }
    List<NameMatch.Candidate> candidates = candidates(folded);
    return candidates.isEmpty()
        ? new NameMatch.Unknown(name)
        : new NameMatch.Proposed(name, candidates);
  }

  private @Nullable RecipientRole own(String folded) {
    if (known.containsKey(folded)) {
      return known.get(folded);
    }
    for (String suffix : SUFFIXES) {
      if (folded.endsWith(suffix)) {
        return genitive(folded.substring(0, folded.length() - suffix.length()));
      }
    }
    return null;
  }

  /** "Stockholms" before "stad"; where both with and without the s are names, nobody. */
  private @Nullable RecipientRole genitive(String base) {
    @Nullable RecipientRole whole = known.get(base);
    @Nullable RecipientRole without =
        base.endsWith("s") ? known.get(base.substring(0, base.length() - 1)) : null;
    if (whole == null || without == null) {
      return whole == null ? without : whole;
    }
    return whole.id().equals(without.id()) ? whole : null;
  }

  private List<NameMatch.Candidate> candidates(String folded) {
    Map<RecipientRole, Integer> nearest = new HashMap<>();
    for (String form : forms(folded)) {
      int most = tolerated(form);
      known.forEach((name, role) -> {
        if (Math.abs(name.length() - form.length()) <= most) {
          int distance = distance(form, name);
          if (distance <= most) {
            nearest.merge(role, distance, Math::min);
          }
        }
      });
    }
    List<NameMatch.Candidate> all = new ArrayList<>();
    nearest.forEach((role, distance) -> all.add(new NameMatch.Candidate(role, distance)));
    all.sort(
        Comparator.comparingInt(NameMatch.Candidate::distance)
            .thenComparing(candidate -> candidate.role().name()));
    int close = (int) all.stream().filter(candidate -> candidate.distance() <= 1).count();
    return all.subList(0, Math.min(all.size(), Math.max(MOST, close)));
  }

  /** The name as it stands, and without the words that say what kind of recipient it is. */
  private static Set<String> forms(String folded) {
    Set<String> forms = new LinkedHashSet<>(List.of(folded));
    for (String suffix : SUFFIXES) {
      if (folded.endsWith(suffix)) {
        String base = folded.substring(0, folded.length() - suffix.length());
        forms.add(base);
        if (base.endsWith("s")) {
          forms.add(base.substring(0, base.length() - 1));
        }
      }
    }
    if (folded.startsWith(REGION)) {
      forms.add(folded.substring(REGION.length()));
    }
    forms.remove("");
    return forms;
  }

  private static int tolerated(String form) {
    if (form.length() <= 6) {
      return 1;
    }
    return form.length() <= 11 ? 2 : 3;
  }

  /**
   * How many letters must be changed, added, removed or swapped with their neighbour to make one
   * text of the other (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
        if (swapped(a, b, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
