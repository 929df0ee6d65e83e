package se.statsbidrag.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.identity.WantedPage;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** Where the demonstration is steered, by anybody: become somebody, move the clock, begin anew. */
@DemonstrationOnly
@Controller
@Access(open = true)
class DemoPage {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

  private final DemoPeople cast;
  private final DemoTime time;
  private final DemoReset reset;
  private final DemoWorld world;
  private final People people;
  private final SignIn signIn;
  private final WantedPage wanted;
  private final Clock clock;
  private final DemoBank bank;
  private final MessageSource messages;
  private final List<LocalDate> presets;

  DemoPage(
      DemoPeople cast,
      DemoTime time,
      DemoReset reset,
      DemoWorld world,
      People people,
      SignIn signIn,
      RequestCache cache,
      Clock clock,
      DemoBank bank,
      MessageSource messages,
      @Value("${statsbidrag.demonstration-days}") List<LocalDate> presets) {
    this.cast = cast;
    this.time = time;
    this.reset = reset;
    this.world = world;
    this.people = people;
    this.signIn = signIn;
    this.wanted = new WantedPage(cache);
    this.clock = clock;
    this.bank = bank;
    this.messages = messages;
    this.presets = presets;
  }

  @GetMapping("/logga-in")
  String choose(Model model) {
    Map<String, List<DemoPeople.Member>> places = new LinkedHashMap<>();
    cast.all()
        .forEach(member ->
            places.computeIfAbsent(member.place(), place -> new ArrayList<>()).add(member));
    model.addAttribute("places", places);
    return "demo/sign-in";
  }

  @PostMapping("/logga-in")
  String become(
      @RequestParam UUID person,
      @RequestParam(required = false) @Nullable UUID organisation,
      HttpServletRequest request,
      HttpServletResponse response) {
    DemoPeople.Member member = cast.member(person, organisation);
    signIn.as(people.actor(member.person(), member.agency(), "demonstration"), request, response);
    return "redirect:" + wanted.take(request, response);
  }

  @GetMapping("/demo")
  String steer(Model model, Locale locale) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("today", today);
    model.addAttribute("presets", presets);
    model.addAttribute(
        "bankManner", messages.getMessage("demo.manner." + bank.mood().manner(), null, locale));
    model.addAttribute("nextDay", today.plusDays(1));
    model.addAttribute("nextWeek", today.plusWeeks(1));
    model.addAttribute("nextMonth", today.plusMonths(1));
    return "demo/demo";
  }

  @PostMapping("/demo")
  String move(@RequestParam String day) throws IOException {
    time.moveTo(read(day));
    world.catchUp();
    return "redirect:/demo";
  }

  private static LocalDate read(String day) {
    try {
      LocalDate typed = LocalDate.parse(day.strip());
      if (typed.isAfter(FIRST) && typed.isBefore(LAST)) {
        return typed;
      }
    } catch (DateTimeException e) {
      // the same sentence as for a day too far away
    }
    throw new Refused(Refusal.of("demo.refusal.day", day).at("day"));
  }

  @GetMapping("/demo/borja-om")
  String confirmReset() {
    return "demo/reset";
  }

  @PostMapping("/demo/borja-om")
  String reset() throws Exception {
    reset.beginAnew();
    return "redirect:/";
  }
}
