package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;

/** Every other address of the interface: there is nothing, said as the interface says it. */
@Hidden
@RestController
@Access(open = true)
class NoResource {

  @RequestMapping("/api/**")
  void nothing() {
    throw new NotFound("resource", "");
  }
}
