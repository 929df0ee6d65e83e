package se.statsbidrag.identity.forms;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.statsbidrag.identity.Cookies;
import se.statsbidrag.identity.SignedIn;

/** Shows a form's page with what had been typed when the sign-in had run out. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class KeptFormFilter extends OncePerRequestFilter {

  /** Says to the page that what it shows was typed and not saved. */
  static final String ATTRIBUTE = "keptForm";

  /** Says to the page that files had to be chosen in it, and must be again. */
  private static final String FILES = "keptFiles";

  private final KeptForms forms;

  KeptFormFilter(KeptForms forms) {
    this.forms = forms;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<KeptForms.Kept> kept = kept(request, response);
    if (kept.isPresent()) {
      request.setAttribute(ATTRIBUTE, Boolean.TRUE);
      request.setAttribute(FILES, kept.get().files());
      chain.doFilter(new Refilled(request, kept.get().fields()), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<KeptForms.Kept> kept(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("GET") || Cookies.value(request, KeptForms.COOKIE) == null) {
      return Optional.empty();
    }
    SignedIn person = SignedIn.current();
    return person == null
        ? Optional.empty()
        : forms.take(request, response, person.actor().personId());
  }

  /** The request, with the fields of the form as if they stood in it. */
  private static final class Refilled extends HttpServletRequestWrapper {

    private final Map<String, String[]> fields;

    Refilled(HttpServletRequest request, Map<String, String[]> kept) {
      super(request);
      this.fields = new HashMap<>(kept);
      fields.putAll(request.getParameterMap());
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = fields.get(name);
      return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return fields.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(fields.keySet());
    }
  }
}
