package se.statsbidrag.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import se.statsbidrag.identity.Bearer;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Formats;

/**
 * Says what went wrong as a problem (RFC 9457), with the same sentences as the pages, in Swedish or
 * English.
 */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  /** Where the kinds of problems are described. */
  private static final String TYPES = "/granssnitt#";

  /**
   * One reason.
   *
   * @param field the field that it concerns, or null where the whole act is refused
   * @param basis the rule behind it, or null
   */
  record Reason(@Nullable String field, String detail, @Nullable String basis) {}

  private final MessageSource messages;

  ProblemAdvice(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(Refused.class)
  ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
    ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "refused", locale);
    List<Reason> reasons =
        refused.refusals().stream().map(refusal -> reason(refusal, locale)).toList();
    problem.setDetail(reasons.getFirst().detail());
    problem.setProperty("errors", reasons);
    return answer(problem);
  }

  @ExceptionHandler(NotFound.class)
  ResponseEntity<ProblemDetail> notFound(Locale locale) {
    return answer(problem(HttpStatus.NOT_FOUND, "not-found", locale));
  }

  /** An address whose id cannot be an id leads nowhere; another value can be put right. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e, Locale locale) {
    if (e.getParameter().hasParameterAnnotation(RequestHeader.class)) {
      return answer(problem(HttpStatus.BAD_REQUEST, "idempotency-key", locale));
    }
    return e.getParameter().hasParameterAnnotation(PathVariable.class)
        ? notFound(locale)
        : answer(problem(HttpStatus.BAD_REQUEST, "unreadable", locale));
  }

  @ExceptionHandler(Conflict.class)
  ResponseEntity<ProblemDetail> conflict(Locale locale) {
    return answer(problem(HttpStatus.CONFLICT, "conflict", locale));
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    MissingServletRequestParameterException.class,
    MissingRequestHeaderException.class
  })
  ResponseEntity<ProblemDetail> unreadable(Exception e, Locale locale) {
    boolean header = e instanceof MissingRequestHeaderException;
    return answer(
        problem(HttpStatus.BAD_REQUEST, header ? "idempotency-key" : "unreadable", locale));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  ResponseEntity<ProblemDetail> notJson(Locale locale) {
    return answer(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-json", locale));
  }

  @ExceptionHandler(TokenCheck.IssuerSilent.class)
  ResponseEntity<ProblemDetail> issuerSilent(Locale locale) {
    return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "issuer-silent", locale));
  }

  @ExceptionHandler(RateLimit.TooMany.class)
  ResponseEntity<ProblemDetail> tooMany(RateLimit.TooMany e, Locale locale) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()))
        .body(problem(HttpStatus.TOO_MANY_REQUESTS, "too-many", locale));
  }

  @ExceptionHandler(AuthenticationException.class)
  ResponseEntity<ProblemDetail> whoAreYou(HttpServletRequest request, Locale locale) {
    String kind =
        switch (Bearer.token(request)) {
          case NONE -> "no-token";
          case PROVED -> "not-connected";
          case BAD, UNKNOWN, CONNECTED -> "bad-token";
        };
    boolean proved = Bearer.token(request) == Bearer.Token.PROVED;
    return ResponseEntity.status(proved ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED)
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            kind.equals("bad-token") ? "Bearer error=\"invalid_token\"" : "Bearer")
        .body(problem(proved ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, kind, locale));
  }

  @ExceptionHandler(RequisitionResource.PersonSubmits.class)
  ResponseEntity<ProblemDetail> personSubmits(Locale locale) {
    return answer(problem(HttpStatus.FORBIDDEN, "person-submits", locale));
  }

  @ExceptionHandler(AccessDeniedException.class)
  ResponseEntity<ProblemDetail> mayNot(Locale locale) {
    return answer(problem(HttpStatus.FORBIDDEN, "forbidden", locale));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  private ProblemDetail problem(HttpStatus status, String kind, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create(TYPES + kind));
    problem.setTitle(messages.getMessage("api.problem." + kind, null, locale));
    problem.setDetail(messages.getMessage("api.problem." + kind + ".detail", null, locale));
    return problem;
  }

  Reason reason(Refusal refusal, Locale locale) {
    Formats formats = Formats.of(locale);
    Object[] arguments =
        refusal.arguments().stream().map(value -> written(value, formats)).toArray();
    return new Reason(
        refusal.field(),
        messages.getMessage(refusal.key(), arguments, locale),
        refusal.basis() == null ? null : refusal.basis().toString());
  }

  private static Object written(Object value, Formats formats) {
    return switch (value) {
      case Money amount -> formats.kronor(amount.ore());
      case LocalDate day -> formats.date(day);
      case BudgetYear year -> year.toString();
      default -> value;
    };
  }
}
