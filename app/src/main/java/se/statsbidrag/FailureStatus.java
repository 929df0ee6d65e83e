package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;

/** Which answer a failure gets: not found, somebody was first, too large, busy. */
@ControllerAdvice
class FailureStatus {

  /** Where the failure is kept for the error page. */
  static final String CAUSE = FailureStatus.class.getName();

  @ExceptionHandler(NotFound.class)
  void notFound(NotFound e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    fail(HttpServletResponse.SC_NOT_FOUND, e, request, response);
  }

  /** An address whose id cannot be an id leads nowhere. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  void notAnId(
      MethodArgumentTypeMismatchException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean address = request.getMethod().equals("GET");
    fail(
        address ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST,
        e,
        request,
        response);
  }

  @ExceptionHandler(Conflict.class)
  void conflict(Conflict e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    fail(HttpServletResponse.SC_CONFLICT, e, request, response);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  void tooLarge(
      MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    fail(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e, request, response);
  }

  @ExceptionHandler({
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class
  })
  void busy(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    fail(HttpServletResponse.SC_SERVICE_UNAVAILABLE, e, request, response);
  }

  private static void fail(
      int status, Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(CAUSE, e);
    response.sendError(status);
  }
}
