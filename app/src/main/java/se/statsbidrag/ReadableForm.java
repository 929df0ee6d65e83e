package se.statsbidrag;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a form that is too large, or broken, before anything tries to read it: the page that says
 * so would fail on it too, so it is shown without what was sent.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ReadableForm extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParameterMap();
    } catch (InvalidParameterException e) {
      request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, e.getErrorCode());
      request.getRequestDispatcher("/error").forward(new UnreadRequest(request), response);
      return;
    }
    chain.doFilter(request, response);
  }
}
