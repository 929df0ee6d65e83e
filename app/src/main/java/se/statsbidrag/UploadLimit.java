package se.statsbidrag;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what is too large with a page that says so, before the form's proof of being ours is
 * looked for in it: the server would fail there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {

  private final DataSize most;

  UploadLimit(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
    this.most = most;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most.toBytes()) {
      int status = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
      request.getRequestDispatcher("/error").forward(new UnreadRequest(request), response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
