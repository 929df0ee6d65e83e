package se.statsbidrag.accounting.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;

@SystemTest
class BooksPagesTest {

  @LocalServerPort int port;

  @Test
  void the_economist_and_the_auditor_read_the_books_and_the_plan() throws Exception {
    for (String name : new String[] {"Ekon", "Greta"}) {
      try (Visitor visitor = new Visitor(port)) {
        visitor.signIn(name);
        assertThat(visitor.get("/bokforing").body()).contains("Bokföring", "Gjorda verifikationer");
        assertThat(visitor.get("/bokforing/kontoplan").body())
            .contains("1881 Anslag i icke räntebärande flöde", "Inomstatlig");
        String nobody = "/bokforing/" + UUID.randomUUID();
        assertThat(visitor.get(nobody).statusCode()).isEqualTo(404);
        assertThat(visitor.get(nobody + "/verifikationer.se").statusCode()).isEqualTo(404);
      }
    }
    try (Visitor officer = new Visitor(port)) {
      officer.signIn("Hanna");
      assertThat(officer.get("/bokforing").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_month_that_cannot_be_read_or_has_nothing_new_is_told_in_the_form() throws Exception {
    try (Visitor economist = new Visitor(port)) {
      economist.signIn("Ekon");
      economist.get("/bokforing");
      String key = UUID.randomUUID().toString();
      assertThat(economist.post("/bokforing", java.util.Map.of("key", key, "manad", "mars")).body())
          .contains("Välj en månad.");
    }
  }
}
