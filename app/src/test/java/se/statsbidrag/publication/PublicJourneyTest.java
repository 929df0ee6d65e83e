package se.statsbidrag.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Chromium;
import se.statsbidrag.SystemTest;

/** Somebody with a keyboard and a small screen, from the first page to a rule of their own. */
@SystemTest
class PublicJourneyTest {

  private static final int PHONE = 390;
  private static final int DESK = 1280;

  @LocalServerPort int port;

  private Chromium browser;

  @BeforeEach
  void open() {
    browser = Chromium.open(port);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void from_the_first_page_to_the_explanation_and_the_simulator_by_keyboard() {
    Page page = browser.window(PHONE);
    page.navigate("/");
    seen(page, "start");
    Chromium.tabTo(page, "#sok");
    page.keyboard().type("Kiruna");
    page.keyboard().press("Enter");
    page.waitForURL("**/?sok=Kiruna");
    seen(page, "search");
    Chromium.tabTo(page, "a[href='/fordelning/kommuner-2020/2584']");
    page.keyboard().press("Enter");
    page.waitForURL("**/2584");
    assertThat(page.locator("h1")).containsText("Kiruna");
    seen(page, "explanation");
    Chromium.tabTo(page, "a[href^='/simulera?nyckel=kommuner-2020']");
    page.keyboard().press("Enter");
    page.waitForURL("**/simulera?**");
    assertThat(page.locator("#resultat")).isVisible();
    seen(page, "simulator");
    Chromium.tabTo(page, "#bBelopp");
    page.keyboard().type("1.5");
    Chromium.tabTo(page, "button[type='submit']:not(header button)");
    page.keyboard().press("Enter");
    page.waitForLoadState();
    assertThat(page.locator("#resultat")).isVisible();
  }

  @Test
  void a_refused_comparison_leads_to_the_field() {
    Page page = browser.window(PHONE);
    page.navigate("/simulera?nyckel=kommuner-2020&a=publicerad&b=grund&bBelopp=hundra");
    assertThat(page.locator("#fel")).isFocused();
    Chromium.tabTo(page, "#fel a");
    page.keyboard().press("Enter");
    assertThat(page.locator("#bBelopp")).isFocused();
    seen(page, "refused");
  }

  @Test
  void the_other_public_pages_keep_nobody_out() {
    Page page = browser.window(DESK);
    page.navigate("/fordelning/kommuner-2020");
    seen(page, "key");
    page.navigate("/fordelning/kommuner-2020/rimlighet");
    seen(page, "plausibility");
    page.navigate("/fordelning/landsting-2017");
    seen(page, "key-2017");
    page.navigate("/bidrag");
    page.locator("a[href^='/bidrag/s2020']").first().click();
    page.waitForURL("**/bidrag/s2020*");
    seen(page, "grant");
    page.navigate("/oppna-data");
    seen(page, "open-data");
    page.navigate("/simulera?nyckel=kommuner-2020&a=publicerad&b=grund&bBelopp=93000&lang=en");
    seen(page, "simulator-en");
  }

  private void seen(Page page, String name) {
    browser.scan(page);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/pages/" + name + ".png")));
  }
}
