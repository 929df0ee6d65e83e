package se.statsbidrag.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.SystemTest;

@SystemTest
class AboutPagesTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"/tillganglighet", "/personuppgifter", "/kakor", "/kontakt"})
  void the_pages_at_the_foot_answer_anybody_in_both_languages(String path) throws Exception {
    assertThat(get(path)).contains("<html lang=\"sv\"").contains("<h2").doesNotContain("??", "{0}");
    assertThat(get(path + "?lang=en")).contains("<html lang=\"en\"").doesNotContain("??", "{1}");
  }

  @Test
  void the_accessibility_statement_has_what_the_law_asks_for() throws Exception {
    assertThat(get("/tillganglighet"))
        .contains("2018:1937", "delvis förenlig", "EN 301 549")
        .contains("Det här är inte tillgängligt", "kontakt@statsbidrag.example")
        .contains("Digg", "uppdaterades senast");
  }

  @Test
  void a_line_with_a_dash_is_an_item_of_a_list() {
    assertThat(AboutPages.blocks("before\n- one\n- two\nafter"))
        .extracting(AboutPages.Block::paragraph)
        .containsExactly("before", null, "after");
    assertThat(AboutPages.blocks("- one\n- two").getFirst().items()).containsExactly("one", "two");
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }
}
