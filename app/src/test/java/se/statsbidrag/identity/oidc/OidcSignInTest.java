package se.statsbidrag.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Browser;
import se.statsbidrag.ProductionSystem;
import se.statsbidrag.ProductionTest;
import se.statsbidrag.Shows;
import se.statsbidrag.TestProvider;
import se.statsbidrag.identity.SealedValue;
import se.statsbidrag.identity.WantedPage;

/** Signing in through a real provider, honest and not. */
@ProductionTest
class OidcSignInTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired SealedValue seals;

  private final TestProvider provider = ProductionSystem.PROVIDER;
  private Browser browser;

  @BeforeEach
  void open() {
    provider.serve(port);
    browser = new Browser(port).header("X-User", "adam");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void whoever_the_provider_proves_gets_to_the_page_they_wanted() {
    Browser.Page page = browser.get("/behandlingshistorik?person=adam");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.address().toString()).endsWith("/behandlingshistorik?person=adam");
    assertThat(page.body()).contains("ADAM Prov");
  }

  @Test
  void the_first_page_after_sign_in_is_the_queue() {
    assertThat(browser.get("/logga-in").path()).isEqualTo("/att-gora");
  }

  @Test
  void nothing_of_the_sign_in_lies_on_the_server() {
    browser.get("/att-gora");
    assertThat(browser.cookie("JSESSIONID")).isEmpty();
    assertThat(browser.cookie("inloggning")).isPresent();
  }

  @Test
  void a_person_without_a_role_is_told_what_to_do() {
    browser.header("X-User", "nykomling");
    Browser.Page page = browser.get("/att-gora");
    assertThat(page.path()).isEqualTo("/utan-behorighet");
    assertThat(page.body()).contains("Du har ingen behörighet än", "<code>");
    assertThat(browser.get("/behandlingshistorik").status()).isEqualTo(403);
  }

  @Test
  void an_answer_to_another_question_is_refused() {
    provider.says("nonce", "somebody-else");
    assertRefused("ANSWER");
  }

  @Test
  void a_forged_signature_is_refused() {
    provider.forges();
    assertRefused("ANSWER");
  }

  @Test
  void another_issuer_is_refused() {
    provider.says("iss", "https://elsewhere.test");
    assertRefused("ANSWER");
  }

  @Test
  void a_proof_for_another_system_is_refused() {
    provider.says("aud", List.of("another-client"));
    assertRefused("ANSWER");
  }

  @Test
  void an_outdated_proof_is_refused() {
    provider.says("iat", Instant.now().minusSeconds(7200));
    provider.says("exp", Instant.now().minusSeconds(3600));
    assertRefused("ANSWER");
  }

  @Test
  void too_low_a_level_of_assurance_is_refused() {
    provider.says("acr", "loa2");
    assertRefused("ASSURANCE");
    provider.says("acr", null);
    assertRefused("ASSURANCE");
    provider.says("acr", "something-else");
    assertRefused("ASSURANCE");
  }

  @Test
  void a_higher_level_than_needed_is_good() {
    provider.says("acr", "loa4");
    assertThat(browser.get("/att-gora").path()).isEqualTo("/att-gora");
  }

  @Test
  void a_proof_without_a_name_is_refused() {
    provider.says("name", null);
    assertRefused("CLAIMS");
  }

  @Test
  void the_wish_for_assurance_and_proof_of_possession_go_to_the_provider() {
    assertThat(URLDecoder.decode(question(), StandardCharsets.UTF_8))
        .startsWith(provider.issuer())
        .contains("acr_values=loa3 loa4", "code_challenge_method=S256", "nonce=", "state=");
  }

  @Test
  void a_return_nobody_asked_for_is_refused() {
    assertThat(browser.get("/logga-in/klar?code=abc&state=xyz").address().toString())
        .endsWith("orsak=LATE");
  }

  @Test
  void a_return_to_another_browsers_question_is_refused() {
    String theirs = answer();
    try (Browser other = new Browser(port)) {
      assertThat(other.get(theirs).address().toString()).endsWith("orsak=LATE");
      assertThat(other.cookie("inloggning")).isEmpty();
    }
  }

  @Test
  void a_return_is_good_once() {
    String answer = answer();
    assertThat(browser.get(answer).path()).isEqualTo("/att-gora");
    assertThat(browser.get(answer).address().toString()).endsWith("orsak=LATE");
  }

  @Test
  void a_cancelled_sign_in_says_so() {
    String state = question().replaceAll(".*[?&]state=([^&]*).*", "$1");
    Browser.Page page = browser.get("/logga-in/klar?error=access_denied&state=" + state);
    assertThat(page.body()).contains("Inloggningen avbröts");
  }

  @Test
  void one_is_never_led_to_another_site() {
    String evil =
        Base64.getEncoder()
            .encodeToString("https://evil.test//evil.test/x".getBytes(StandardCharsets.UTF_8));
    browser.plant("REDIRECT_URI", evil);
    Browser.Page page = browser.get("/logga-in");
    assertThat(page.address().getHost()).isEqualTo("localhost");
    assertThat(page.path()).isEqualTo("/att-gora");
  }

  @Test
  void only_a_page_of_ours_is_a_page_to_go_on_to() {
    for (String evil :
        List.of("//evil.test", "https://evil.test", "/\\evil.test", "", "\n/x", "/logga-ut")) {
      assertThat(WantedPage.local(evil)).as(evil).isEqualTo("/att-gora");
    }
    assertThat(WantedPage.local("/nycklar?a=b")).isEqualTo("/nycklar?a=b");
  }

  @Test
  void signing_out_makes_every_copy_of_the_cookie_void_and_ends_it_at_the_provider() {
    browser.get("/att-gora");
    String copy = browser.cookie("inloggning").orElseThrow();
    Browser.Page out = browser.send("/logga-ut", Map.of());
    assertThat(out.response().headers().firstValue("Location").orElseThrow())
        .startsWith(provider.issuer() + "/connect/logout")
        .contains("id_token_hint=", "post_logout_redirect_uri=");
    assertThat(browser.cookie("inloggning")).isEmpty();
    try (Browser thief = new Browser(port).plant("inloggning", copy)) {
      assertThat(thief.look("/att-gora").status()).isEqualTo(302);
    }
    assertThat(browser.get("/att-gora").path()).isEqualTo("/att-gora");
  }

  @Test
  void a_value_sealed_for_another_purpose_is_no_sign_in() {
    browser.get("/att-gora");
    String other = seals.seal("proof", new JWTClaimsSet.Builder().subject("someone"));
    for (String forged : List.of(other, "not-sealed-at-all", "", "a.b.c.d.e")) {
      try (Browser thief = new Browser(port).plant("inloggning", forged)) {
        assertThat(thief.look("/att-gora").status()).isEqualTo(302);
      }
    }
  }

  @Test
  @Shows("L18")
  void every_sign_in_and_sign_out_leaves_a_line() {
    browser.get("/att-gora");
    browser.send("/logga-ut", Map.of());
    assertThat(
            jdbc.sql(
                    """
                    select act from audit.line where person_name = 'ADAM Prov'
                     order by id desc limit 2
                    """)
                .query(String.class)
                .list())
        .containsExactly("SIGNED_OUT", "SIGNED_IN");
  }

  @Test
  void the_demonstrations_pages_do_not_exist() {
    browser.get("/att-gora");
    assertThat(browser.look("/demo").status()).isEqualTo(404);
    assertThat(browser.send("/logga-in", Map.of("person", "x")).status()).isEqualTo(405);
  }

  /** Where we send somebody who wants to sign in. */
  private String question() {
    return browser.look(Oidc.START).response().headers().firstValue("Location").orElseThrow();
  }

  /** Where the provider sends them back. */
  private String answer() {
    return browser.look(question()).response().headers().firstValue("Location").orElseThrow();
  }

  private void assertRefused(String problem) {
    Browser.Page page = browser.get("/att-gora");
    assertThat(page.address().toString()).endsWith("/logga-in/misslyckades?orsak=" + problem);
    assertThat(page.body()).contains("Du är inte inloggad");
    assertThat(browser.cookie("inloggning")).isEmpty();
  }
}
