package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;

/** What the system does not start with, and what it starts without. */
class StartTest {

  private static final String NOBODY = "http://localhost:1/nobody";

  @Test
  void a_demonstration_does_not_start_on_a_database_born_in_production_nor_the_reverse() {
    start("born_in_production", "statsbidrag.oidc.issuer=" + NOBODY).close();
    assertRefused(
        () -> start("born_in_production", "statsbidrag.demonstration=true"), "made in production");
    start("born_in_demonstration", "statsbidrag.demonstration=true", "statsbidrag.oidc.issuer=")
        .close();
    assertRefused(
        () -> start("born_in_demonstration", "statsbidrag.oidc.issuer=" + NOBODY),
        "made by a demonstration");
  }

  @Test
  void a_provider_that_is_down_does_not_stop_the_start_and_says_so_at_sign_in() {
    try (ConfigurableApplicationContext system =
        start("provider_down", "statsbidrag.oidc.issuer=" + NOBODY)) {
      int port = system.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      try (Browser browser = new Browser(port)) {
        assertThat(browser.get("/").status()).isEqualTo(200);
        Browser.Page page = browser.get("/att-gora");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("svarar inte just nu");
      }
    }
  }

  @Test
  void one_first_administrator_who_could_confirm_nothing_is_refused() {
    assertRefused(
        () ->
            start(
                "one_administrator",
                "statsbidrag.oidc.issuer=" + NOBODY,
                "statsbidrag.first-administrators=Myndigheten|" + NOBODY + "|adam"),
        "Name two");
  }

  private static ConfigurableApplicationContext start(String database, String... properties) {
    Map<String, Object> url = Map.of("spring.datasource.url", TestDatabase.database(database));
    List<String> arguments = new ArrayList<>();
    for (String property : properties) {
      arguments.add("--" + property);
    }
    arguments.add("--server.port=0");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--spring.datasource.username=postgres");
    return new SpringApplicationBuilder(StatsbidragApp.class)
        .properties(url)
        .run(arguments.toArray(String[]::new));
  }

  private static void assertRefused(Runnable start, String why) {
    assertThatThrownBy(start::run)
        .satisfies(failure ->
            assertThat(causes(failure))
                .filteredOn(InvalidConfigurationPropertyValueException.class::isInstance)
                .extracting(
                    cause -> ((InvalidConfigurationPropertyValueException) cause).getReason())
                .singleElement()
                .asString()
                .contains(why));
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
