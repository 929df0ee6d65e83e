package se.statsbidrag;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;

/** Where a refusal is shown that belongs to no form. */
@Controller
class RefusedPage {

  @Access(open = true)
  @GetMapping("/vagrat")
  String refused() {
    return "refused";
  }
}
