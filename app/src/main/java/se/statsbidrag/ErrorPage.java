package se.statsbidrag;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import se.statsbidrag.kernel.Access;

/** One page a kind of error, for people; the same facts as JSON for programs. */
@Controller
@Access(open = true)
class ErrorPage implements ErrorController {

  private static final Set<Integer> OWN_PAGE = Set.of(400, 403, 404, 409, 410, 413, 500, 503);

  @RequestMapping("/error")
  Object show(HttpServletRequest request) {
    int status = status(request);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable problem
        && request.getAttribute(Incidents.ATTRIBUTE) == null) {
      Incidents.note(request, problem);
    }
    @Nullable Object incident = request.getAttribute(Incidents.ATTRIBUTE);
    return wantsJson(request.getHeader("Accept"))
        ? problem(status, incident)
        : new ModelAndView(
            "error/" + page(status),
            incident == null ? Map.of() : Map.of(Incidents.ATTRIBUTE, incident),
            HttpStatus.valueOf(status));
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            && HttpStatus.resolve(status) != null
        ? status
        : HttpStatus.NOT_FOUND.value(); // somebody typed the address
  }

  private static String page(int status) {
    return OWN_PAGE.contains(status) ? Integer.toString(status) : status / 100 + "xx";
  }

  private static ResponseEntity<ProblemDetail> problem(int status, @Nullable Object incident) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    if (incident != null) {
      problem.setProperty(Incidents.ATTRIBUTE, incident);
    }
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private static boolean wantsJson(@Nullable String accept) {
    try {
      List<MediaType> types = MediaType.parseMediaTypes(accept);
      return types.stream().anyMatch(type -> type.getSubtype().endsWith("json"))
          && types.stream().noneMatch(type -> type.getSubtype().endsWith("html"));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
