package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Chromium at the running system: finds pages without a server's help, reads them with an
 * accessibility scan in light and dark, and hears what the console complains of.
 */
public final class Chromium implements AutoCloseable {

  private static final int TALL = 900;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final String origin;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Playwright playwright, com.microsoft.playwright.Browser browser, int port) {
    this.playwright = playwright;
    this.browser = browser;
    this.origin = "http://localhost:" + port;
  }

  /** Starts Chromium; where there is none, the test fails and says so. */
  public static Chromium open(int port) {
    Path chromium =
        Stream.of("CHROMIUM", "CHROME_BIN")
            .map(System::getenv)
            .filter(name -> name != null && !name.isBlank())
            .map(Path::of)
            .findFirst()
            .orElse(Path.of("/usr/bin/chromium"));
    assertThat(chromium).as("Chromium; name another with CHROMIUM").matches(Files::isExecutable);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS)),
        port);
  }

  /** An empty window of that width, with its own cookies. */
  public Page window(int width) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("sv-SE")
                .setViewportSize(width, TALL));
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 422")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** Nothing on the page keeps anybody out, in light and in dark; nor does it grow too wide. */
  public void scan(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE)); // what fades in is judged as it will be
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(page.url() + " in " + scheme)
          .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
    }
    assertThat(
            (Boolean)
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .as(page.url() + " fits its window")
        .isTrue();
    assertThat(complaints).isEmpty();
  }

  /** Moves with the tabulator to the element, as one does without a mouse, and stays there. */
  public static void tabTo(Page page, String selector) {
    int most = 400;
    for (int step = 0; step < most; step++) {
      page.keyboard().press("Tab");
      Object there =
          page.evaluate(
              "s => document.activeElement !== null && document.activeElement.matches(s)",
              selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector + " on " + page.url());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
