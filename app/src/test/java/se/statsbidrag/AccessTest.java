package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Role;

/** Who may use each route, tried on all of them; and what every answer carries. */
@SystemTest
class AccessTest {

  private static final Map<Role, String> PEOPLE =
      new EnumMap<>(
          Map.of(
              Role.REGISTRATOR, "Rut Registrator",
              Role.CASE_OFFICER, "Hanna Handläggare",
              Role.DECISION_MAKER, "Bo Beslutsfattare",
              Role.ECONOMIST, "Ekon Ekonom",
              Role.AUDITOR, "Greta Granskare",
              Role.USER_ADMINISTRATOR, "Adam Administratör",
              Role.AGENT, "Karin Kommunsekreterare",
              Role.REPRESENTATIVE, "Rakel Representant",
              Role.COORDINATOR, "Uno Uppgiftssamordnare"));

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private Visitor visitor;

  @BeforeEach
  void open() {
    visitor = new Visitor(port);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void every_route_says_who_may_use_it() {
    assertThat(routes("")).isNotEmpty().doesNotContainValue(null);
  }

  @Test
  void the_public_reaches_what_is_open_and_is_asked_to_sign_in_to_the_rest() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Access> route : routes("GET").entrySet()) {
      HttpResponse<String> answer = visitor.get(route.getKey());
      boolean asked = answer.uri().getPath().equals("/logga-in");
      boolean isSignIn = route.getKey().equals("/logga-in");
      if (!isSignIn && asked == route.getValue().open()) {
        wrong.add(route.getKey() + " " + answer.statusCode() + " " + answer.uri());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void each_role_is_let_in_where_the_route_says_so_and_nowhere_else() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Role, String> person : PEOPLE.entrySet()) {
      try (Visitor signedIn = new Visitor(port)) {
        signedIn.signIn(person.getValue());
        for (Map.Entry<String, Access> route : routes("GET").entrySet()) {
          int status = signedIn.get(route.getKey()).statusCode();
          if ((status == 403) == allows(route.getValue(), person.getKey()) || status >= 500) {
            wrong.add(person.getKey() + " " + route.getKey() + " " + status);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_form_is_taken_without_the_token_of_our_own_page() throws Exception {
    try (Visitor signedIn = new Visitor(port)) {
      signedIn.signIn("Rut Registrator");
      for (String path : routes("POST").keySet()) {
        signedIn.forgetToken();
        visitor.forgetToken();
        assertThat(signedIn.post(path, Map.of()).statusCode()).as(path).isIn(403, 404);
        HttpResponse<String> unknown = visitor.post(path, Map.of());
        assertThat(unknown.statusCode() == 404 || unknown.uri().getPath().equals("/logga-in"))
            .as(path + " asks to sign in")
            .isTrue();
      }
    }
  }

  @Test
  void every_answer_forbids_foreign_script_frames_and_guessing() throws Exception {
    HttpResponse<String> answer = visitor.get("/");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .contains("base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  private static boolean allows(Access access, Role role) {
    return access.open()
        || access.value().length == 0
        || Arrays.asList(access.value()).contains(role);
  }

  /**
   * Our pages without variables in their address, by address; all routes for no method. Those of
   * other systems let nobody in by a cookie: ConnectedSystemsTest tries them.
   */
  private Map<String, Access> routes(String method) {
    Map<String, Access> found = new TreeMap<>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          boolean ours = handler.getBeanType().getName().startsWith("se.statsbidrag");
          boolean wanted =
              method.isEmpty()
                  || info.getMethodsCondition()
                      .getMethods()
                      .contains(RequestMethod.valueOf(method));
          if (ours && wanted) {
            info.getPatternValues().stream()
                .filter(path -> method.isEmpty() || !path.contains("{"))
                .filter(path -> method.isEmpty() || !path.startsWith("/api/"))
                .forEach(path -> found.put(method.isEmpty() ? info + "" : path, access(handler)));
          }
        });
    return found;
  }

  private static Access access(HandlerMethod handler) {
    return RouteAccess.declaredBy(handler);
  }
}
