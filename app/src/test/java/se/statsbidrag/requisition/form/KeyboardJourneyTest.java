package se.statsbidrag.requisition.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Chromium;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;

/** From the list of rounds to the receipt, by keyboard, in the window of a telephone. */
@SystemTest
class KeyboardJourneyTest {

  private static final int TELEPHONE = 390;

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
  @Shows("R87")
  void an_agent_gets_from_the_list_of_rounds_to_the_receipt_without_a_mouse() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    Page page = chromium.window(TELEPHONE);
    page.context()
        .addCookies(
            List.of(
                new Cookie("inloggning", people.cookie(agent.personId(), agent.agencyId()))
                    .setUrl("http://localhost:" + port)));
    page.navigate("/rekvirera");
    chromium.scan(page);
    press(page, ".sb-tasks a");
    assertThat(page.content()).contains("0 av 5 delar klara");
    chromium.scan(page);

    press(page, ".sb-tasks a");
    type(page, "#ownCaseNumber", "KS 2020/17");
    next(page);

    next(page);
    assertThat(page.title()).startsWith("Fel:");
    chromium.scan(page);
    Chromium.tabTo(page, "#choice");
    page.keyboard().press("Space");
    Chromium.tabTo(page, "#share");
    page.keyboard().press("Space");
    next(page);

    Chromium.tabTo(page, "#accountKind");
    page.keyboard().press("Space");
    type(page, "#accountNumber", "5402-9681");
    chromium.scan(page);
    next(page);

    type(page, "#contactName", "Anna Ek");
    type(page, "#contactEmail", "anna.ek@kommunen.example");
    next(page);

    chromium.scan(page);
    Chromium.tabTo(page, "#conditionsRead");
    page.keyboard().press("Space");
    next(page);

    assertThat(page.locator("h1").textContent()).isEqualTo("Granska och skicka in");
    chromium.scan(page);
    press(page, "main form button.ds-button");
    assertThat(page.locator("h1").textContent()).isEqualTo("Rekvisitionen är inskickad");
    assertThat(page.locator(".sb-ref").textContent()).startsWith("2020-");
    chromium.scan(page);
  }

  private static void type(Page page, String field, String text) {
    Chromium.tabTo(page, field);
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type(text);
  }

  private static void next(Page page) {
    press(page, "button[value=next]");
  }

  private static void press(Page page, String selector) {
    Chromium.tabTo(page, selector);
    page.evaluate("() => { window.before = true }");
    page.keyboard().press("Enter");
    page.waitForFunction("() => !window.before && document.readyState === 'complete'");
  }
}
