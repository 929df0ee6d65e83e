package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Goes to every page that a person can reach by links, as the public and in each role: it answers,
 * it is accessible in light and in dark, it fits a telephone, and the browser has no complaint.
 */
@SystemTest
class EveryPageTest {

  private static final int OF_A_KIND = 1;
  private static final int TELEPHONE = 390;
  private static final int DESK = 1280;
  private static final String WIDER =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
  private static final String LINKS =
      "() => Array.from(document.querySelectorAll('a[href]')).map(a => a.href)";

  @LocalServerPort int port;

  private final List<String> faults = new ArrayList<>();
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
  void every_public_page_is_whole_and_accessible() {
    assertThat(walk(chromium.window(DESK))).isGreaterThan(5);
    assertThat(faults).isEmpty();
  }

  @Test
  void every_page_of_a_case_officer_is_whole_and_accessible() {
    assertThat(walk(signedIn("Hanna"))).isGreaterThan(5);
    assertThat(faults).isEmpty();
  }

  @Test
  void every_page_of_a_municipalitys_agent_is_whole_and_accessible() {
    assertThat(walk(signedIn("Karin"))).isGreaterThan(5);
    assertThat(faults).isEmpty();
  }

  @Tag("deep")
  @ParameterizedTest
  @ValueSource(strings = {"Bo", "Ekon", "Rut", "Greta", "Adam", "Rakel", "Uno", "Gunnel", "Olle"})
  void every_page_of_every_role_is_whole_and_accessible(String name) {
    assertThat(walk(signedIn(name))).isGreaterThan(5);
    assertThat(faults).isEmpty();
  }

  private Page signedIn(String name) {
    Page page = chromium.window(DESK);
    page.navigate("/logga-in");
    page.locator("main li", new Page.LocatorOptions().setHasText(name))
        .locator("button")
        .first()
        .click();
    page.waitForLoadState();
    return page;
  }

  /** Follows all links from the first page; says how many pages there were. */
  private int walk(Page page) {
    String home = "http://localhost:" + port + "/";
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        faults.add(page.url() + " console: " + message.text());
      }
    });
    Deque<String> ahead =
        new ArrayDeque<>(List.of(page.url().startsWith(home) ? page.url() : home));
    ahead.add(home);
    Map<String, Integer> met = new HashMap<>();
    List<String> seen = new ArrayList<>();
    while (!ahead.isEmpty()) {
      String address = ahead.poll();
      if (seen.contains(address) || met.merge(kind(address), 1, Integer::sum) > OF_A_KIND) {
        continue;
      }
      seen.add(address);
      look(page, address);
      ((List<?>) page.evaluate(LINKS))
          .stream()
              .map(link -> link.toString().replaceAll("#.*", ""))
              .filter(link -> link.startsWith(home) && isPage(link))
              .forEach(ahead::add);
    }
    page.context().close();
    return seen.size();
  }

  private void look(Page page, String address) {
    Response answer = page.navigate(address);
    if (answer == null || answer.status() != 200) {
      faults.add(address + " answers " + (answer == null ? "nothing" : answer.status()));
      return;
    }
    examine(page, address, "light");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    examine(page, address, "dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(TELEPHONE, 900);
    if (((Number) page.evaluate(WIDER)).intValue() > 0) {
      faults.add(address + " is wider than a telephone");
    }
    page.setViewportSize(DESK, 900);
  }

  private void examine(Page page, String address, String mode) {
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true); // our pages have no frames
    axe.exclude("tbody tr:nth-child(n + 12)"); // rows are alike, and there may be hundreds
    if (mode.equals("dark")) {
      axe.withRules(List.of("color-contrast")); // the rest is the same page
    }
    AxeResults results = axe.analyze();
    for (Rule rule : results.getViolations()) {
      faults.add(
          address
              + " "
              + mode
              + ": "
              + rule.getId()
              + ", "
              + rule.getHelp()
              + ": "
              + rule.getNodes().getFirst().getHtml());
    }
  }

  /** Pages that differ only by what they are about are of a kind; one of each is enough. */
  private static String kind(String address) {
    URI uri = URI.create(address);
    String path = uri.getPath().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "*");
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery().replaceAll("=[^&]*", "");
    return path + "?" + query;
  }

  private static boolean isPage(String link) {
    String path = URI.create(link).getPath();
    return !path.matches(
            ".*\\.(csv|se|xlsx|json|jsonl|pdf|yaml|zip|xml|ics)|.*/handlingar/[0-9a-f-]+")
        && !link.contains("lang=");
  }
}
