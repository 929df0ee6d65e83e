package se.statsbidrag.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** Where the demonstration is steered: become somebody, move the clock. */
@DemonstrationOnly
@Controller
@Access(open = true)
class DemoPage {

  private final DemoPeople cast;
  private final DemoTime time;
  private final People people;
  private final SignIn signIn;
  private final Clock clock;

  DemoPage(DemoPeople cast, DemoTime time, People people, SignIn signIn, Clock clock) {
    this.cast = cast;
    this.time = time;
    this.people = people;
    this.signIn = signIn;
    this.clock = clock;
  }

  @GetMapping("/logga-in")
  String choose(Model model) {
    model.addAttribute("people", cast.all());
    return "demo/sign-in";
  }

  @PostMapping("/logga-in")
  String become(
      @RequestParam UUID person, HttpServletRequest request, HttpServletResponse response) {
    DemoPeople.Member member = cast.member(person);
    signIn.as(people.actor(member.person(), member.agency(), "demonstration"), request, response);
    return "redirect:/att-gora";
  }

  @GetMapping("/demo")
  String steer(Model model) {
    model.addAttribute("today", LocalDate.now(clock));
    return "demo/demo";
  }

  @PostMapping("/demo")
  String move(@RequestParam String day) {
    try {
      time.moveTo(LocalDate.parse(day.strip()));
    } catch (DateTimeParseException e) {
      throw new Refused(Refusal.of("demo.refusal.day", day).at("day"));
    }
    return "redirect:/demo";
  }
}
