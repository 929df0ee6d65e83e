package se.statsbidrag;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Conflict;

/**
 * What a person sees when something fails: what happened, what to do and, where the fault is ours,
 * an incident number (händelsenummer) that also stands in the log, which holds no personal data.
 */
@Controller
@Access(open = true)
@RequestMapping("${server.error.path:/error}")
class ErrorPages implements ErrorController {

  private static final Set<Integer> PAGES = Set.of(400, 403, 404, 409, 410, 413, 500, 503);
  private static final int OURS = 500;

  @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
  Object page(HttpServletRequest request, HttpServletResponse response, Model model) {
    if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
        .startsWith("/api/")) {
      return data(request);
    }
    int status = status(request);
    response.setStatus(status);
    model.addAttribute("incident", noted(request, status));
    if (cause(request) instanceof Conflict conflict) {
      model.addAttribute("object", conflict.object().label());
    }
    return "error/" + (PAGES.contains(status) ? "" + status : status < OURS ? "4xx" : "5xx");
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> data(HttpServletRequest request) {
    int status = status(request);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status);
    String incident = noted(request, status);
    if (incident != null) {
      body.put("incident", incident);
    }
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }

  /** Notes a fault of ours in the log and gives it a number; null where it is not ours. */
  private @Nullable String noted(HttpServletRequest request, int status) {
    if (status < OURS) {
      return null;
    }
    return request.getAttribute(Incidents.ATTRIBUTE) instanceof String number
        ? number
        : Incidents.note(request, cause(request));
  }

  private static @Nullable Throwable cause(HttpServletRequest request) {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (thrown == null) {
      thrown = request.getAttribute(FailureStatus.CAUSE);
    }
    return thrown instanceof Throwable cause ? cause : null;
  }

  /** A page asked for by its own address, with nothing failed, is a page that does not exist. */
  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? code
        : HttpServletResponse.SC_NOT_FOUND;
  }
}
