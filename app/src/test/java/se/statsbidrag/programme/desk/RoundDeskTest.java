package se.statsbidrag.programme.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.Visitor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;

/** What officers do with rounds, through their pages; in a database of its own. */
@SystemTest
@TestPropertySource(properties = {"test.database=desk", "statsbidrag.reminders-first=1h"})
@DirtiesContext
class RoundDeskTest {

  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");

  @Autowired Rounds rounds;
  @LocalServerPort int port;

  @Test
  @Shows("R156")
  void one_changes_the_terms_and_another_publishes_them() throws Exception {
    String page = "/omgangar/" + regions().id();
    try (Visitor hanna = new Visitor(port);
        Visitor bo = new Visitor(port)) {
      hanna.signIn("Hanna Handläggare");
      bo.signIn("Bo Beslutsfattare");
      String yaml = hanna.get(page + "/villkor.yaml").body();
      assertThat(yaml).contains("{lastDay}", "workingDays: 30");
      String key = UUID.randomUUID().toString();
      hanna.get(page + "/villkor");
      HttpResponse<String> wrong =
          hanna.post(
              page + "/villkor",
              Map.of("key", key, "reason", "Fler.", "text", yaml.replace("{lastDay}", "snart")));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("Villkoret DEADLINE måste nämna uppgiften", "snart");
      Map<String, String> right =
          Map.of(
              "key",
              key,
              "reason",
              "Fler ärenden.",
              "text",
              yaml.replace("workingDays: 30", "workingDays: 35"));
      assertThat(hanna.post(page + "/villkor", right).body())
          .contains("Version 2 väntar på att en kollega publicerar den");

      HttpResponse<String> own = hanna.post(page + "/publicera", hidden(hanna, page));
      assertThat(own.statusCode()).isEqualTo(422);
      assertThat(own.body()).contains("Be en kollega.");
      assertThat(bo.get("/att-gora").body()).contains("Läs och publicera anvisningarna");
      assertThat(bo.get(page + "/publicera").body())
          .contains("inom 30 arbetsdagar", "inom 35 arbetsdagar", "Fler ärenden.");
      assertThat(bo.post(page + "/publicera", hidden(bo, page)).body())
          .contains("Version 2, publicerad", "Inmatad av Hanna Handläggare, publicerad av Bo");
    }
    assertThat(regions().terms()).isNotNull();
    assertThat(java.util.Objects.requireNonNull(regions().terms()).promise().workingDays())
        .isEqualTo(35);
  }

  @Test
  void a_round_that_is_open_does_not_open_again_and_early_notice_is_given() throws Exception {
    String page = "/omgangar/" + regions().id();
    try (Visitor bo = new Visitor(port)) {
      bo.signIn("Bo Beslutsfattare");
      bo.get(page + "/oppna");
      HttpResponse<String> again =
          bo.post(page + "/oppna", Map.of("key", UUID.randomUUID().toString()));
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("Omgången är redan öppen.");

      bo.get(page + "/besked");
      Map<String, String> notice = new LinkedHashMap<>();
      notice.put("key", UUID.randomUUID().toString());
      notice.put("year", "2023");
      notice.put("status", "PROPOSED");
      notice.put("kronor", "31,5 miljoner");
      notice.put("basis", "Budgetpropositionen.");
      HttpResponse<String> unread = bo.post(page + "/besked", notice);
      assertThat(unread.statusCode()).isEqualTo(422);
      assertThat(unread.body()).contains("Skriv ett belopp större än noll.", "31,5 miljoner");
      notice.put("kronor", "31 500 000");
      assertThat(bo.post(page + "/besked", notice).body())
          .contains("2023", "Föreslaget", "31\u00a0500\u00a0000");
    }
  }

  @Test
  void rounds_are_read_in_from_a_file_and_a_wrong_file_says_what_is_wrong() throws Exception {
    try (Visitor hanna = new Visitor(port)) {
      hanna.signIn("Hanna Handläggare");
      hanna.get("/omgangar/fil");
      HttpResponse<String> wrong = hanna.post("/omgangar/fil", Map.of("text", "grant: {}\n"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("Filen säger inte: grant.slug");
      assertThat(hanna.post("/omgangar/fil", Map.of("text", "- [")).statusCode()).isEqualTo(422);
      assertThat(hanna.post("/omgangar/fil", Map.of("text", "")).statusCode()).isEqualTo(422);
    }
  }

  private static Map<String, String> hidden(Visitor visitor, String page) throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN
        .matcher(visitor.get(page + "/publicera").body())
        .results()
        .filter(field -> !field.group(1).equals("_csrf"))
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  private Round regions() {
    return rounds.published().stream()
        .filter(round -> round.year().equals(new BudgetYear(2020)))
        .filter(round -> round.kind() == RoundKind.ORDINARY)
        .filter(round -> round.recipientKind().equals("REGION"))
        .findFirst()
        .orElseThrow();
  }
}
