package se.statsbidrag.recipient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditLine;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.pages.Parts;

/** The register, open to everybody: there are no persons in it. */
@Controller
@Access(open = true)
class RecipientPage {

  private static final int SIZE = 50;

  private final Recipients recipients;
  private final RecipientHistory history;
  private final RecipientNames names;
  private final RegisterSearch search;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;

  RecipientPage(
      Recipients recipients,
      RecipientHistory history,
      RecipientNames names,
      RegisterSearch search,
      AuditTrail audit,
      MessageSource messages,
      Clock clock) {
    this.recipients = recipients;
    this.history = history;
    this.names = names;
    this.search = search;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/mottagare")
  String list(
      Optional<Actor> reader,
      @RequestParam(defaultValue = "") String slag,
      @RequestParam(defaultValue = "") String lan,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") String sida,
      Model model,
      Locale locale) {
    RegisterQuery query = RegisterQuery.of(LocalDate.now(clock), slag, lan, q, sort);
    long count = search.count(query);
    Pager pager = Pager.of(number(sida), count, SIZE);
    model.addAttribute("query", query);
    model.addAttribute("rows", search.rows(query, pager.offset(), SIZE));
    model.addAttribute("count", count);
    model.addAttribute("pager", pager);
    model.addAttribute("kinds", kinds(query.day(), locale));
    model.addAttribute("terms", recipients.terms(query.day()));
    model.addAttribute("counties", counties(query.day()));
    model.addAttribute("mayEdit", mayEdit(reader));
    return "recipient/recipients";
  }

  @GetMapping("/mottagare/{codeOrId}")
  String show(@PathVariable String codeOrId, Optional<Actor> reader, Model model) {
    LocalDate today = LocalDate.now(clock);
    RecipientRole role = role(codeOrId, today);
    model.addAttribute("role", role);
    model.addAttribute("today", today);
    model.addAttribute("ended", !role.valid().contains(today));
    model.addAttribute("terms", recipients.terms(today));
    model.addAttribute("paths", new Paths());
    model.addAttribute(
        "organisation", recipients.organisation(role.organisationId()).orElseThrow());
    model.addAttribute("roles", recipients.rolesOf(role.organisationId(), today));
    model.addAttribute("county", county(role, today));
    model.addAttribute("designations", history.designations(role.id()));
    model.addAttribute("predecessors", history.predecessors(role.id()));
    model.addAttribute("successors", history.successors(role.id()));
    model.addAttribute("mayEdit", mayEdit(reader));
    reader.ifPresent(actor -> {
      model.addAttribute("aliases", names.of(role.id(), actor.agencyId()));
      model.addAttribute("history", ownHistory(role, actor));
    });
    return "recipient/recipient";
  }

  /** The register is common to all agencies; who did what at another is theirs. */
  private List<AuditLine> ownHistory(RecipientRole role, Actor actor) {
    return audit.history(RecipientNames.reference(role)).stream()
        .filter(line -> line.agencyId().equals(actor.agencyId()))
        .toList();
  }

  /** Where the page of another recipient is, for the template. */
  static final class Paths {
    public String of(RecipientRole role) {
      return RegisterSearch.Row.href(role);
    }
  }

  private RecipientRole role(String codeOrId, LocalDate day) {
    if (codeOrId.matches("[0-9]{4}")) {
      return byCode(RecipientKind.MUNICIPALITY, codeOrId, day);
    }
    if (codeOrId.matches("[0-9]{2}")) {
      return byCode(RecipientKind.REGION, codeOrId, day);
    }
    try {
      UUID id = UUID.fromString(codeOrId);
      return recipients.role(id, day).orElseThrow(() -> new NotFound("recipient", id));
    } catch (IllegalArgumentException e) {
      throw new NotFound("recipient", codeOrId);
    }
  }

  private RecipientRole byCode(RecipientKind kind, String code, LocalDate day) {
    return recipients.role(kind, code, day).orElseThrow(() -> new NotFound("recipient", code));
  }

  private @Nullable String county(RecipientRole role, LocalDate day) {
    return recipients.counties(day).stream()
        .filter(county -> county.code().equals(role.countyCode()))
        .map(Recipients.County::name)
        .findFirst()
        .orElse(null);
  }

  private List<Parts.Option> kinds(LocalDate day, Locale locale) {
    return recipients.terms(day).entrySet().stream()
        .map(kind -> new Parts.Option(kind.getKey().name(), words(kind.getValue(), locale)))
        .toList();
  }

  private String words(String term, Locale locale) {
    return messages.getMessage("recipient.kinds." + term, null, locale);
  }

  private List<Parts.Option> counties(LocalDate day) {
    return recipients.counties(day).stream()
        .map(county -> new Parts.Option(county.code(), county.name()))
        .toList();
  }

  private static boolean mayEdit(Optional<Actor> reader) {
    return reader
        .filter(actor -> actor.has(Role.CASE_OFFICER) || actor.has(Role.REGISTRATOR))
        .isPresent();
  }

  private static int number(String written) {
    return written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : 1;
  }

  @Bean
  static NavigationEntry recipientEntry() {
    return new NavigationEntry("/mottagare", "recipient.nav", 50, Set.of());
  }
}
