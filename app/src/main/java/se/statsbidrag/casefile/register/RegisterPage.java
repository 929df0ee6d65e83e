package se.statsbidrag.casefile.register;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** The public register: one agency's matters, and the documents of one, open to everybody. */
@Controller
@Access(open = true)
class RegisterPage {

  private static final int SIZE = 50;

  private final PublicRegister register;
  private final Recipients recipients;

  RegisterPage(PublicRegister register, Recipients recipients) {
    this.register = register;
    this.recipients = recipients;
  }

  @GetMapping("/diarium")
  String list(
      @RequestParam(name = "myndighet", required = false) @Nullable String wanted,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(name = "efter", defaultValue = "") String after,
      Model model) {
    List<Parts.Option> agencies = agencies();
    String agency =
        agencies.stream()
            .map(Parts.Option::value)
            .filter(id -> id.equals(wanted))
            .findFirst()
            .orElse(agencies.isEmpty() ? "" : agencies.getFirst().value());
    SearchWords words = SearchWords.of(q);
    @Nullable UUID from = SearchWords.id(after);
    List<PublicRegister.Entry> entries =
        agency.isEmpty()
            ? List.of()
            : register.entries(
                UUID.fromString(agency),
                words.query(),
                words.number(),
                sort.equals("title"),
                from,
                SIZE + 1);
    model.addAttribute("agencies", agencies);
    model.addAttribute("agency", agency);
    model.addAttribute("words", words);
    model.addAttribute("after", from);
    model.addAttribute("entries", entries.subList(0, Math.min(SIZE, entries.size())));
    model.addAttribute("next", entries.size() > SIZE ? entries.get(SIZE - 1).id() : null);
    return "casefile/register";
  }

  private List<Parts.Option> agencies() {
    Collator swedish = Collator.getInstance(Locale.of("sv", "SE"));
    return register.agencies().stream()
        .flatMap(id -> recipients.organisation(id).stream())
        .sorted(Comparator.comparing(Organisation::name, swedish))
        .map(one -> new Parts.Option(one.id().toString(), one.name()))
        .toList();
  }

  @GetMapping("/diarium/{id}")
  String show(@PathVariable UUID id, Model model) {
    PublicRegister.Entry entry = register.entry(id).orElseThrow(() -> new NotFound("case", id));
    Organisation agency =
        recipients.organisation(entry.agencyId()).orElseThrow(() -> new NotFound("case", id));
    model.addAttribute("entry", entry);
    model.addAttribute("agency", agency.name());
    model.addAttribute("papers", register.papers(id));
    return "casefile/register-case";
  }

  @Bean
  static NavigationEntry registerEntry() {
    return new NavigationEntry("/diarium", "casefile.public.nav", 55, Set.of());
  }
}
