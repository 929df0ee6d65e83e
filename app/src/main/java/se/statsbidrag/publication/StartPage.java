package se.statsbidrag.publication;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;

/** The first page: what this is, and the way in. */
@Controller
@Access(open = true)
class StartPage {

  @GetMapping("/")
  String start() {
    return "publication/start";
  }
}
