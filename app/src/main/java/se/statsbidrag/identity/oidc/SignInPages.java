package se.statsbidrag.identity.oidc;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;

/** The way to the provider, and what to do when it leads nowhere. */
@Controller
@ConditionalOnExpression("!'${statsbidrag.oidc.issuer:}'.isBlank()")
@Access(open = true)
class SignInPages {

  private final Provider provider;

  SignInPages(Provider provider) {
    this.provider = provider;
  }

  @GetMapping("/logga-in")
  String toProvider(Model model, HttpServletResponse response) {
    try {
      provider.registration();
      return "redirect:" + Oidc.START;
    } catch (Provider.Unreachable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("problem", ProviderAnswer.Problem.PROVIDER);
      return "identity/sign-in-failed";
    }
  }

  @GetMapping("/logga-in/misslyckades")
  String failed(@RequestParam(name = "orsak", required = false) @Nullable String why, Model model) {
    model.addAttribute(
        "problem",
        Arrays.stream(ProviderAnswer.Problem.values())
            .filter(problem -> problem.name().equals(why))
            .findFirst()
            .orElse(ProviderAnswer.Problem.ANSWER));
    return "identity/sign-in-failed";
  }
}
