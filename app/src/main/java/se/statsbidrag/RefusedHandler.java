package se.statsbidrag;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Formats;

/**
 * Shows a refused form again: the request goes to the GET of its own address with all that was
 * typed, and the page shows each refusal in the summary and at its field. So does a GET form that
 * is refused, once; refused again, it has no form to be shown in.
 */
@ControllerAdvice
class RefusedHandler {

  /**
   * One refusal as the page shows it.
   *
   * @param field the field's name, or null where the whole act is refused
   * @param text the sentence
   * @param basis the rule behind it as text, or null
   */
  record Shown(@Nullable String field, String text, @Nullable String basis) {}

  private final MessageSource messages;

  RefusedHandler(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(Refused.class)
  void showAgain(
      Refused refused, HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws ServletException, IOException {
    List<Shown> shown =
        refused.refusals().stream().map(refusal -> sentence(refusal, locale)).toList();
    request.setAttribute("refusals", shown);
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    String page = request.getAttribute("refused") == null ? request.getServletPath() : "/vagrat";
    request.setAttribute("refused", Boolean.TRUE);
    request.getRequestDispatcher(page).forward(new AsGet(request), response);
  }

  private Shown sentence(Refusal refusal, Locale locale) {
    Formats formats = Formats.of(locale);
    Object[] arguments =
        refusal.arguments().stream().map(value -> written(value, formats)).toArray();
    String text = messages.getMessage(refusal.key(), arguments, locale);
    return new Shown(
        refusal.field(), text, refusal.basis() == null ? null : refusal.basis().toString());
  }

  private static Object written(Object value, Formats formats) {
    return switch (value) {
      case Money amount -> formats.kronor(amount.ore());
      case LocalDate day -> formats.date(day);
      case BudgetYear year -> year.toString();
      default -> value;
    };
  }

  private static final class AsGet extends HttpServletRequestWrapper {

    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
