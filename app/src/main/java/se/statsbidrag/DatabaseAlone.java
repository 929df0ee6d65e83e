package se.statsbidrag;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The database and its migrations without the rest of the system, for what is done beside it. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
@Import(EmbeddedDatabase.class)
public class DatabaseAlone {

  /** Work on the database. */
  @FunctionalInterface
  public interface Work<T> {
    T on(DataSource database) throws Exception;
  }

  /** Does the work on the configured database, migrated to this version, and lets go of it. */
  public static <T> T use(Work<T> work) throws Exception {
    SpringApplication application = new SpringApplication(DatabaseAlone.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(
        Map.of("statsbidrag.join-database", "true", "logging.level.root", "WARN"));
    try (ConfigurableApplicationContext context = application.run()) {
      return work.on(context.getBean(DataSource.class));
    }
  }
}
