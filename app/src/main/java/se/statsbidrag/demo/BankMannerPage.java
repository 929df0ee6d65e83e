package se.statsbidrag.demo;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Parts;

/** Where it is chosen how the demonstration's bank behaves, by anybody. */
@DemonstrationOnly
@Controller
@Access(open = true)
class BankMannerPage {

  private static final String NUMBER = "[0-9]{1,9}";

  private final DemoBank bank;
  private final MessageSource messages;

  BankMannerPage(DemoBank bank, MessageSource messages) {
    this.bank = bank;
    this.messages = messages;
  }

  private String words(BankManner manner, Locale locale) {
    return messages.getMessage("demo.manner." + manner, null, locale);
  }

  @GetMapping("/demo/bank")
  String show(Model model, Locale locale) {
    model.addAttribute("mood", bank.mood());
    model.addAttribute(
        "manners",
        Arrays.stream(BankManner.values())
            .map(one -> new Parts.Option(one.name(), words(one, locale)))
            .toList());
    return "demo/bank";
  }

  @PostMapping("/demo/bank")
  String choose(
      @RequestParam(defaultValue = "") String manner,
      @RequestParam(defaultValue = "") String seed) {
    BankManner chosen =
        Arrays.stream(BankManner.values())
            .filter(one -> one.name().equals(manner))
            .findFirst()
            .orElseThrow(() -> new Refused(Refusal.of("demo.refusal.manner").at("manner")));
    if (!seed.strip().matches(NUMBER)) {
      throw new Refused(Refusal.of("demo.refusal.seed", seed).at("seed"));
    }
    bank.behave(new DemoBank.Mood(chosen, Long.parseLong(seed.strip())));
    return "redirect:/demo";
  }
}
