package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class ErrorPagesTest {

  @LocalServerPort int port;

  @Test
  void an_address_that_leads_nowhere_says_so_to_a_person() throws Exception {
    HttpResponse<String> answer = get("/finns-inte", "text/html");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1", "Sidan finns inte").doesNotContain("Händelsenummer");
    assertThat(answer.body()).contains("href=\"/finns-inte?lang=en\"");
  }

  @Test
  void an_address_that_leads_nowhere_says_so_to_a_machine() throws Exception {
    HttpResponse<String> answer = get("/finns-inte", "application/json");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).isEqualTo("{\"status\":404}");
  }

  @Test
  void the_error_page_itself_is_no_page() throws Exception {
    assertThat(get("/error", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void the_error_page_speaks_the_readers_language() throws Exception {
    assertThat(get("/finns-inte?lang=en", "text/html").body()).contains("There is no such page");
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      URI address = URI.create("http://localhost:" + port + path);
      return browser.send(
          HttpRequest.newBuilder(address).header("Accept", accept).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
