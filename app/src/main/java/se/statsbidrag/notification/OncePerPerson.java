package se.statsbidrag.notification;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Nobody is told the same thing twice: each address once, and whoever is known as a person once
 * whatever addresses they have, as when a recipient's agent is its contact person too. A contact
 * person is known by name alone, at one recipient.
 */
final class OncePerPerson {

  private OncePerPerson() {}

  static List<Addressee> addressees(List<Addressee> all) {
    Seen seen = new Seen();
    List<Addressee> once = new ArrayList<>();
    peopleFirst(all).stream().filter(seen::isNew).forEach(once::add);
    return once;
  }

  /** The letters about each object, to each person and address once. */
  static List<Letter> of(List<Letter> all) {
    Map<List<Object>, Seen> told = new HashMap<>();
    List<Letter> once = new ArrayList<>();
    for (boolean known : new boolean[] {true, false}) {
      for (Letter letter : all) {
        Notice notice = letter.notice();
        if ((letter.to().personId() != null) == known
            && told.computeIfAbsent(
                    List.of(notice.about(), notice.key(), String.valueOf(notice.recipient())),
                    about -> new Seen())
                .isNew(letter.to())) {
          once.add(letter);
        }
      }
    }
    return once;
  }

  private static List<Addressee> peopleFirst(List<Addressee> all) {
    List<Addressee> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(to -> to.personId() == null));
    return sorted;
  }

  /** Whom something has been told. */
  private static final class Seen {

    private final Set<Object> people = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    boolean isNew(Addressee to) {
      boolean address = addresses.add(to.address().toLowerCase(Locale.ROOT));
      String name = plain(to.name());
      if (to.personId() == null) {
        return address && !names.contains(name);
      }
      names.add(name);
      return people.add(to.personId()) && address;
    }

    private static String plain(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFKC)
          .replaceAll("[\\s\\p{Z}]+", " ")
          .strip()
          .toLowerCase(Locale.ROOT);
    }
  }
}
