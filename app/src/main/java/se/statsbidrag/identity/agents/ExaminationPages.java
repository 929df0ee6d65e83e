package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;

/** Ombud: the agency's applications, one of them with its papers, and what is done with it. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.AUDITOR})
class ExaminationPages {

  private static final String ROOT = "/ombud";
  private static final int SIZE = 50;
  private static final int DAYS_TO_ANSWER = 14;

  /** What can be done with an application, each on a page of its own. */
  enum Act {
    APPROVE("godkann", Role.CASE_OFFICER, Role.DECISION_MAKER),
    ASK("komplettera", Role.CASE_OFFICER),
    PROPOSE_REFUSAL("avsla", Role.CASE_OFFICER),
    DISCONTINUE("avskriv", Role.CASE_OFFICER),
    REFUSE("besluta-avslag", Role.DECISION_MAKER),
    SEND_BACK("skicka-tillbaka", Role.DECISION_MAKER);

    private final String path;
    private final Set<Role> roles;

    Act(String path, Role... roles) {
      this.path = path;
      this.roles = Set.of(roles);
    }

    public String path() {
      return path;
    }

    static Act at(String path) {
      return Arrays.stream(values())
          .filter(act -> act.path.equals(path))
          .findFirst()
          .orElseThrow(() -> new NotFound("act", path));
    }

    private boolean fits(Application application, Actor actor) {
      boolean stands =
          switch (this) {
            case ASK, PROPOSE_REFUSAL -> application.status() == Application.Status.SUBMITTED;
            case APPROVE ->
                application.status() == Application.Status.SUBMITTED
                    || application.status() == Application.Status.REFUSAL_PROPOSED;
            case DISCONTINUE ->
                application.status() == Application.Status.SUBMITTED
                    || application.status() == Application.Status.COMPLETION_ASKED;
            case REFUSE -> ApplicationRules.refusing(application, actor).isEmpty();
            case SEND_BACK -> application.status() == Application.Status.REFUSAL_PROPOSED;
          };
      return stands
          && roles.stream().anyMatch(actor::has)
          && !application.personId().equals(actor.personId());
    }
  }

  private final Examinations examinations;
  private final Applications applications;
  private final Powers powers;
  private final Scopes scopes;
  private final AuditTrail trail;
  private final Clock clock;

  ExaminationPages(
      Examinations examinations,
      Applications applications,
      Powers powers,
      Scopes scopes,
      AuditTrail trail,
      Clock clock) {
    this.examinations = examinations;
    this.applications = applications;
    this.powers = powers;
    this.scopes = scopes;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping(ROOT)
  String list(
      Actor actor,
      @RequestParam(name = "visa", defaultValue = "") String which,
      @RequestParam(name = "sida", defaultValue = "1") int page,
      Model model) {
    boolean open = !which.equals("avgjorda");
    Pager pager = Pager.of(page, examinations.count(actor, open), SIZE);
    model.addAttribute("open", open);
    model.addAttribute("pager", pager);
    model.addAttribute("rows", examinations.list(actor, open, pager.offset(), SIZE));
    model.addAttribute("median", examinations.medianDays(actor));
    model.addAttribute("now", clock.instant());
    return "agents/applications";
  }

  @GetMapping(ROOT + "/{id}")
  String show(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Application application = examinations.application(actor, id);
    fill(application, locale, model);
    model.addAttribute("documents", applications.documents(application));
    model.addAttribute("completions", applications.completions(application));
    model.addAttribute("held", powers.holders(application.organisationId(), LocalDate.now(clock)));
    model.addAttribute(
        "acts", Arrays.stream(Act.values()).filter(act -> act.fits(application, actor)).toList());
    model.addAttribute("history", trail.history(application.object()));
    return "agents/application";
  }

  private void fill(Application application, Locale locale, Model model) {
    model.addAttribute("applied", application);
    model.addAttribute("scope", scopes.name(application.scope(), locale));
    model.addAttribute(
        "kind", scopes.kind(application.organisationId(), application.recipientKind(), locale));
    model.addAttribute("now", clock.instant());
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER})
  @GetMapping(ROOT + "/{id}/{act}")
  String confirm(
      Actor actor, @PathVariable UUID id, @PathVariable String act, Locale locale, Model model) {
    Application application = examinations.application(actor, id);
    fill(application, locale, model);
    model.addAttribute("act", Act.at(act));
    model.addAttribute("answerBy", LocalDate.now(clock).plusDays(DAYS_TO_ANSWER));
    model.addAttribute("key", UUID.randomUUID());
    return "agents/act";
  }

  @Access({Role.CASE_OFFICER, Role.DECISION_MAKER})
  @PostMapping(ROOT + "/{id}/{act}")
  String act(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam UUID key,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String to) {
    switch (Act.at(act)) {
      case APPROVE -> examinations.approve(actor, key, id, version, day(to, "to"));
      case ASK -> examinations.ask(actor, key, id, version, text, day(by, "by"));
      case PROPOSE_REFUSAL -> examinations.proposeRefusal(actor, key, id, version, text);
      case DISCONTINUE -> examinations.discontinue(actor, key, id, version, text);
      case REFUSE -> examinations.refuse(actor, key, id, version);
      case SEND_BACK -> examinations.sendBack(actor, key, id, version);
    }
    return "redirect:" + ROOT + "/" + id;
  }

  private static LocalDate day(String typed, String field) {
    List<Refusal> refusals = new ArrayList<>();
    @Nullable LocalDate day = Fields.day(typed, field, refusals);
    if (day == null) {
      throw new Refused(refusals);
    }
    return day;
  }

  @Bean
  static NavigationEntry agentsEntry() {
    return new NavigationEntry(
        ROOT,
        "agents.nav",
        55,
        Set.of(Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.AUDITOR));
  }
}
