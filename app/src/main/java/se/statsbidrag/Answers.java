package se.statsbidrag;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;

/** What we answer to what we do foresee. */
@ControllerAdvice
class Answers {

  @ExceptionHandler(NotFound.class)
  void notFound(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  @ExceptionHandler(Conflict.class)
  void conflict(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_CONFLICT);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  void tooLarge(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  /** An address that cannot be one of ours does not exist; a parameter that is wrong is wrong. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  void mismatch(MethodArgumentTypeMismatchException mismatch, HttpServletResponse response)
      throws IOException {
    response.sendError(
        mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
            ? HttpServletResponse.SC_NOT_FOUND
            : HttpServletResponse.SC_BAD_REQUEST);
  }
}
