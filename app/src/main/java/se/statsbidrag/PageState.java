package se.statsbidrag;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.web.IWebRequest;
import se.statsbidrag.identity.SignIn;

/**
 * What a template needs to know of the page being written: its address in the other language or
 * sorted otherwise, what was refused at a field, and what was typed there.
 */
public final class PageState {

  private static final String ENGLISH = "en";

  private final IExpressionContext context;

  PageState(IExpressionContext context) {
    this.context = context;
  }

  /** The language the page is written in: sv or en. */
  public String language() {
    return context.getLocale().getLanguage().equals(ENGLISH) ? ENGLISH : "sv";
  }

  /** The language that the page can be changed to. */
  public String otherLanguage() {
    return language().equals(ENGLISH) ? "sv" : ENGLISH;
  }

  /** Whether a layout's argument is plain text and not a fragment. */
  public boolean isText(@Nullable Object argument) {
    return argument instanceof CharSequence;
  }

  /** The page's own address with one parameter changed, the others kept; null takes it away. */
  public String with(String parameter, @Nullable String value) {
    IWebRequest request = request();
    String query = request == null ? null : request.getQueryString();
    Stream<String> others =
        query == null
            ? Stream.of()
            : Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.split("=", 2)[0].equals(parameter));
    Stream<String> own = value == null ? Stream.of() : Stream.of(parameter + "=" + encoded(value));
    String changed = Stream.concat(others, own).collect(Collectors.joining("&"));
    String path = request == null ? "" : path(request);
    return changed.isEmpty() ? path : path + "?" + changed;
  }

  /** The column by which the list is sorted: ascending, descending, or none. */
  public String sorted(String column) {
    String sort = parameter("sort");
    if (column.equals(sort)) {
      return "ascending";
    }
    return ("-" + column).equals(sort) ? "descending" : "none";
  }

  /** The list's address, sorted by the column; the other way round where it already is. */
  public String sortedBy(String column) {
    return with("sort", sorted(column).equals("ascending") ? "-" + column : column);
  }

  /** Whether the form was refused and is shown again. */
  public boolean refused() {
    return !refusals().isEmpty();
  }

  /**
   * Whether the form was sent after the sign-in had run out, and is shown again with what was typed
   * in it.
   */
  public boolean kept() {
    return context instanceof IWebContext web
        && Boolean.TRUE.equals(web.getExchange().getAttributeValue("keptForm"));
  }

  /** Whether files had been chosen in that form, which no page can choose again for anybody. */
  public boolean keptFiles() {
    return context instanceof IWebContext web
        && Boolean.TRUE.equals(web.getExchange().getAttributeValue("keptFiles"));
  }

  /** So many seconds until the sign-in ends, idle or in any case; null to who is not signed in. */
  public @Nullable Object signInLeft(String how) {
    return context instanceof IWebContext web
        ? web.getExchange().getAttributeValue("idle".equals(how) ? SignIn.IDLE : SignIn.LAST)
        : null;
  }

  /** What is wrong at a field, or null. */
  public @Nullable String refusal(String field) {
    String text =
        refusals().stream()
            .filter(refusal -> field.equals(refusal.field()))
            .map(RefusedHandler.Shown::text)
            .distinct()
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? null : text;
  }

  /** What stands in a field: what was typed where the form is shown again, else what is given. */
  public String typed(String field, @Nullable Object given) {
    String typed = refused() || kept() ? parameter(field) : null;
    return typed != null ? typed : Objects.toString(given, "");
  }

  /** Whether a choice is made: by the person where the form is shown again, else as given. */
  public boolean chosen(String field, Object choice, @Nullable Object given) {
    String value = choice.toString();
    IWebRequest request = request();
    if ((refused() || kept()) && request != null) {
      String[] typed = request.getParameterValues(field);
      if (typed != null || request.getParameterValues("_" + field) != null) {
        return typed != null && Arrays.asList(typed).contains(value);
      }
    }
    Stream<?> chosen = given instanceof Collection<?> many ? many.stream() : Stream.of(given);
    return chosen.anyMatch(one -> value.equals(Objects.toString(one, null)));
  }

  /** The ids of what describes a field: its hint and its refusal; null where there is neither. */
  public @Nullable String described(String id, @Nullable Object hint, @Nullable Object refusal) {
    String ids =
        Stream.of(hint == null ? "" : id + "-hint", refusal == null ? "" : id + "-error")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? null : ids;
  }

  private List<RefusedHandler.Shown> refusals() {
    return context.getVariable("refusals") instanceof List<?> list
        ? list.stream()
            .filter(RefusedHandler.Shown.class::isInstance)
            .map(RefusedHandler.Shown.class::cast)
            .toList()
        : List.of();
  }

  private @Nullable String parameter(String name) {
    IWebRequest request = request();
    return request == null ? null : request.getParameterValue(name);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String path(IWebRequest request) {
    return context.getVariable("jakarta.servlet.error.request_uri") instanceof String failed
        ? failed
        : request.getRequestPath();
  }

  private @Nullable IWebRequest request() {
    return context instanceof IWebContext web ? web.getExchange().getRequest() : null;
  }
}
