package se.statsbidrag.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Browser;
import se.statsbidrag.Chromium;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;

/** Who is about to be signed out is warned in time and can stay. */
@SystemTest
class SessionWarningTest {

  private static final int TELEPHONE = 390;
  private static final String LASTS_AN_HOUR =
      "Number(localStorage.getItem('statsbidrag-session')) - Date.now() > 3500000";

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired TestPeople people;

  private Chromium chromium;

  @BeforeEach
  void start() {
    chromium = Chromium.open(port);
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void a_warning_comes_five_minutes_before_and_whoever_answers_by_keyboard_stays() {
    Page page = signedIn();
    Locator dialog = page.locator("#sb-session");
    assertThat(dialog.isVisible()).isFalse();
    page.clock().fastForward("54:30");
    assertThat(dialog.isVisible()).isFalse();
    page.clock().fastForward("00:45");
    assertThat(dialog.isVisible()).isTrue();
    assertThat(dialog.innerText()).contains("Är du kvar?", "Du loggas ut kl.");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Stanna kvar");
    chromium.scan(page);
    page.keyboard().press("Enter");
    Awaitility.await().pollInSameThread().until(() -> (Boolean) page.evaluate(LASTS_AN_HOUR));
    assertThat(dialog.isVisible()).isFalse();
    page.clock().fastForward("54:00");
    assertThat(dialog.isVisible()).as("it lasts another hour").isFalse();
  }

  @Test
  void when_it_is_too_late_the_page_says_what_happens_with_what_was_typed() {
    Page page = signedIn();
    page.clock().fastForward(60 * 60 * 1000 + 30_000);
    Locator dialog = page.locator("#sb-session");
    assertThat(dialog.innerText()).contains("Du har loggats ut", "står kvar");
    page.keyboard().press("Escape");
    page.clock().fastForward("01:00");
    assertThat(dialog.isVisible()).as("it is said once").isFalse();
  }

  @Test
  void whoever_is_not_signed_in_gets_no_warning_and_asking_tells_nothing() {
    Actor actor = people.at(form.agency(), Role.CASE_OFFICER);
    try (Browser stranger = new Browser(port);
        Browser browser = people.browser(port, actor)) {
      assertThat(stranger.get("/").body()).doesNotContain("sb-session", "session.js");
      assertThat(stranger.get("/inloggning/kvar").body()).contains("\"idle\":0", "\"last\":0");
      assertThat(browser.get("/att-gora").body()).contains("role=\"alertdialog\"", "session.js");
      assertThat(browser.get("/inloggning/kvar").body())
          .containsPattern("\"idle\":3(600|5\\d\\d)")
          .containsPattern("\"last\":3(6000|59\\d\\d)");
    }
  }

  private Page signedIn() {
    Actor actor = people.at(form.agency(), Role.CASE_OFFICER);
    Page page = chromium.window(TELEPHONE);
    page.context()
        .addCookies(
            List.of(
                new Cookie("inloggning", people.cookie(actor.personId(), actor.agencyId()))
                    .setUrl("http://localhost:" + port)));
    page.clock().install();
    page.navigate("/att-gora");
    return page;
  }
}
