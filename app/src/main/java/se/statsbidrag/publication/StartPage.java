package se.statsbidrag.publication;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.pages.Swedish;

/** The first page: what this is, a search for one's own municipality, the grants, the way in. */
@Controller
@Access(open = true)
class StartPage {

  /** A recipient in a key that a search found. */
  record Hit(ListedKey key, KeyEntry entry) {}

  private static final int MOST_HITS = 40;
  private static final List<String> WORDS = List.of(" kommun", " stad", " läns landsting");

  private final PublicKeys keys;
  private final Grants grants;

  StartPage(PublicKeys keys, Grants grants) {
    this.keys = keys;
    this.grants = grants;
  }

  @GetMapping("/")
  String start(@RequestParam(defaultValue = "") String sok, Model model) {
    List<ListedKey> listed = keys.all();
    model.addAttribute("sok", sok.strip());
    model.addAttribute("keys", listed);
    model.addAttribute("grants", grants.all());
    if (!sok.isBlank()) {
      List<Hit> hits = hits(listed, sok);
      model.addAttribute("hits", hits.stream().limit(MOST_HITS).toList());
      model.addAttribute("hitCount", hits.size());
    }
    return "publication/start";
  }

  private List<Hit> hits(List<ListedKey> listed, String search) {
    String wanted = base(search);
    List<Hit> hits = new ArrayList<>();
    for (ListedKey one : listed) {
      if (!one.isReplaced()) {
        keys.read(one).entries().stream()
            .filter(entry -> matches(entry, wanted))
            .forEach(entry -> hits.add(new Hit(one, entry)));
      }
    }
    Collator collator = Swedish.collator();
    hits.sort(
        Comparator.comparing((Hit hit) -> !folded(hit.entry().name()).startsWith(wanted))
            .thenComparing((a, b) -> collator.compare(a.entry().name(), b.entry().name())));
    return hits;
  }

  private static boolean matches(KeyEntry entry, String wanted) {
    return folded(entry.name()).contains(wanted)
        || folded(entry.printedName()).contains(wanted)
        || entry.code().equals(wanted)
        || (wanted.endsWith("s")
            && folded(entry.name()).equals(wanted.substring(0, wanted.length() - 1)));
  }

  /** The name without the word that says what kind of recipient it is. */
  private static String base(String search) {
    String name = folded(search);
    for (String word : WORDS) {
      if (name.endsWith(word)) {
        return name.substring(0, name.length() - word.length());
      }
    }
    return name;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
