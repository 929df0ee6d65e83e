package se.statsbidrag.identity.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.Chromium;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.TestPeople;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** From nobody to agent and on to the first invitation, in a real browser on a telephone. */
@SystemTest
class AgentJourneyTest {

  private static final int TELEPHONE = 390;
  private static final FilePayload MINUTES =
      new FilePayload("protokoll.pdf", "application/pdf", "%PDF-1.7\nProtokoll\n%%EOF".getBytes());

  @LocalServerPort int port;
  @Autowired TestPeople cast;
  @Autowired Recipients recipients;

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
  void a_municipal_secretary_becomes_an_agent_and_invites_a_colleague() {
    UUID person = cast.nobody("Siv Sekreterare");
    Page siv = window(person, People.NO_AGENCY);
    look(siv, "/utan-behorighet");
    siv.getByText("Ansök om att bli ombud").click();
    siv.getByLabel("Kommun, region eller kod").fill("Vallentuna");
    press(siv, "Sök");
    chromium.scan(siv);
    siv.locator(".sb-tasks a").first().click();
    apply(siv);
    String application = siv.url().substring(siv.url().lastIndexOf('/') + 1);

    UUID agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    Page hanna = window(cast.at(agency, Role.CASE_OFFICER).personId(), agency);
    look(hanna, "/ombud");
    look(hanna, "/ombud/" + application);
    for (String act : List.of("avsla", "avskriv", "komplettera")) {
      look(hanna, "/ombud/" + application + "/" + act);
    }
    hanna.getByLabel("Vad behöver kompletteras?").fill("Skicka beslutet.");
    press(hanna, "Skicka frågan");
    chromium.scan(hanna);

    look(siv, "/att-gora");
    look(siv, "/ombud/ansokningar/" + application + "/svara");
    siv.getByLabel("Ditt svar").fill("Här är det.");
    siv.locator("input[type=file]").setInputFiles(MINUTES);
    press(siv, "Skicka svaret");
    chromium.scan(siv);
    look(siv, "/ombud/ansokningar/" + application + "/aterkalla");

    look(hanna, "/ombud/" + application + "/godkann");
    press(hanna, "Godkänn som ombud");
    assertThat(hanna.content()).contains("godkänd");

    UUID town = recipients.organisation("Vallentuna").map(Organisation::id).orElseThrow();
    invite(window(person, town));
    look(hanna, "/behoriga/hos/" + town);
    hanna.getByText("Ta bort").first().click();
    chromium.scan(hanna);
  }

  private void apply(Page siv) {
    chromium.scan(siv);
    siv.getByLabel("Din befattning").fill("Kommunsekreterare");
    siv.getByLabel("E-post i tjänsten").fill("siv@vallentuna.test");
    press(siv, "Skicka ansökan");
    assertThat(siv.title()).startsWith("Fel:");
    assertThat(siv.getByLabel("Din befattning").inputValue()).isEqualTo("Kommunsekreterare");
    chromium.scan(siv);
    siv.getByLabel("Protokollsutdrag").check();
    siv.locator("input[type=file]").setInputFiles(MINUTES);
    press(siv, "Skicka ansökan");
    assertThat(siv.content()).contains("Ansökan har kommit in");
    chromium.scan(siv);
  }

  private void invite(Page agent) {
    look(agent, "/att-gora");
    look(agent, "/behoriga");
    look(agent, "/behoriga/tva-i-forening");
    look(agent, "/behoriga/bjud-in");
    agent.getByLabel("Namn").fill("Karl Kollega");
    agent.getByLabel("E-post").fill("karl@vallentuna.test");
    agent.locator("input[name=role]").last().check();
    agent.getByLabel("Till och med").fill(LocalDate.of(2021, 1, 1).toString());
    press(agent, "Skicka inbjudan");
    assertThat(agent.content()).contains("Karl Kollega", "Inbjudna som inte har svarat");
    chromium.scan(agent);
    look(agent, "/kontaktpersoner");
    agent.locator(".sb-tasks a").first().click();
    chromium.scan(agent);
  }

  private Page window(UUID person, UUID organisation) {
    Page page = chromium.window(TELEPHONE);
    page.context()
        .addCookies(
            List.of(
                new Cookie("inloggning", cast.cookie(person, organisation))
                    .setUrl("http://localhost:" + port)));
    return page;
  }

  private void look(Page page, String address) {
    page.navigate(address);
    chromium.scan(page);
  }

  private static void press(Page page, String button) {
    page.locator("main button", new Page.LocatorOptions().setHasText(button))
        .first()
        .click(new Locator.ClickOptions());
    page.waitForLoadState();
  }
}
