package se.statsbidrag.identity.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.kernel.Access;

/**
 * How long a sign-in lasts, for the warning before it runs out: asking is being there, so the
 * sign-in is renewed as by any page. Nothing to whoever is not signed in.
 */
@Controller
@Access(open = true)
class SessionPages {

  @GetMapping("/inloggning/kvar")
  ResponseEntity<Map<String, Long>> left(HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("idle", seconds(request, SignIn.IDLE), "last", seconds(request, SignIn.LAST)));
  }

  private static long seconds(HttpServletRequest request, String attribute) {
    return Optional.ofNullable(request.getAttribute(attribute)).map(Long.class::cast).orElse(0L);
  }
}
