package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What nobody foresaw: it gets a number, which stands in the log and on the page. What the
 * exceptions say is not logged, since it may name people; where they happened is.
 */
class Incidents implements HandlerExceptionResolver {

  static final String ATTRIBUTE = "incident";

  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (exception instanceof AccessDeniedException
        || exception instanceof AuthenticationException) {
      return null; // the outer wall knows what to do
    }
    note(request, exception);
    try {
      if (!response.isCommitted()) {
        response.reset();
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
    } catch (IOException e) {
      LOG.debug("nobody to answer", e);
    }
    return new ModelAndView();
  }

  /** Logs what happened under a new number, which the page will show. */
  static String note(HttpServletRequest request, @Nullable Throwable problem) {
    String number = number();
    request.setAttribute(ATTRIBUTE, number);
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    LOG.error(
        "incident={} {} {}",
        number,
        request.getMethod(),
        route,
        problem == null ? null : Wordless.of(problem));
    return number;
  }

  private static String number() {
    StringBuilder number = new StringBuilder(LENGTH + 1);
    for (int i = 0; i < LENGTH; i++) {
      number.append(i == LENGTH / 2 ? "-" : "");
      number.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return number.toString();
  }

  /** An exception's kind and place, without its words. */
  static final class Wordless extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    private Wordless(String kind, @Nullable Throwable cause) {
      super(kind, cause);
    }

    static Wordless of(Throwable problem) {
      return of(problem, DEEPEST);
    }

    private static Wordless of(Throwable problem, int deeper) {
      Throwable cause = problem.getCause();
      Wordless wordless =
          new Wordless(
              problem.getClass().getName(),
              cause == null || deeper == 0 ? null : of(cause, deeper - 1));
      wordless.setStackTrace(problem.getStackTrace());
      return wordless;
    }
  }
}
