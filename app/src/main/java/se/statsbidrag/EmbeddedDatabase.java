package se.statsbidrag;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded, real PostgreSQL of {@code ./run}: the data lies in a folder and survives restarts.
 * With {@code SPRING_DATASOURCE_URL} set, an external one is used instead.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("statsbidrag.embedded-database")
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  PostgresServer postgresServer(
      @Value("${statsbidrag.embedded-database}") Path folder,
      @Value("${statsbidrag.join-database:false}") boolean join) {
    return join ? PostgresServer.startOrJoin(folder) : PostgresServer.start(folder);
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(PostgresServer server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return server.jdbcUrl();
      }
    };
  }
}
