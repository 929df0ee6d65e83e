package se.statsbidrag.casefile.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;

/** Search as an officer meets it. */
@SystemTest
class SearchPageTest {

  @LocalServerPort int port;

  @Test
  void a_beginning_of_a_word_finds_the_cases_and_nothing_typed_breaks_the_page() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna");
      assertThat(hanna.get("/sok?q=utvecklingsmed+region").body())
          .contains("Utvecklingsmedel till regioner 2020");
      assertThat(hanna.get("/arenden?q=utvecklingsmed+region").body())
          .contains("Utvecklingsmedel till regioner 2020")
          .doesNotContain("Utvecklingsmedel till kommuner 2020</td>");
      assertThat(hanna.get("/sok?q=%27%3A*+%26+och+%25").statusCode()).isEqualTo(200);
    }
  }
}
