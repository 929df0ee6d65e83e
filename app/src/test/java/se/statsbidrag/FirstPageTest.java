package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SystemTest
class FirstPageTest {

  @LocalServerPort int port;

  @Test
  void the_first_page_answers_anybody() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void the_queue_asks_the_public_to_sign_in() throws Exception {
    HttpResponse<String> answer = get("/att-gora");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/logga-in");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
