package se.statsbidrag.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers whoever may not. A form that was too large to be read lacks its proof of being ours; the
 * answer is then that it is too large.
 */
final class Refusing implements AccessDeniedHandler {

  private static final long READABLE = 2L * 1024 * 1024;

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    boolean tooLarge = denied instanceof CsrfException && request.getContentLengthLong() > READABLE;
    HttpStatus status = tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.FORBIDDEN;
    response.sendError(status.value());
  }
}
