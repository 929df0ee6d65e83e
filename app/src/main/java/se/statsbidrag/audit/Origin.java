package se.statsbidrag.audit;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks a database at its first start as a demonstration's or as made in earnest, and stops the
 * start in the other mode: invented acts never become evidence, and evidence is never reset.
 */
@Component
class Origin implements SmartInitializingSingleton {

  private static final String PROPERTY = "statsbidrag.demonstration";

  private final JdbcClient jdbc;
  private final boolean demonstration;

  Origin(JdbcClient jdbc, @Value("${" + PROPERTY + ":false}") boolean demonstration) {
    this.jdbc = jdbc;
    this.demonstration = demonstration;
  }

  @Override
  public void afterSingletonsInstantiated() {
    jdbc.sql(
            """
            insert into audit.origin (demonstration) values (:demonstration)
            on conflict (singleton) do nothing
            """)
        .param("demonstration", demonstration)
        .update();
    boolean born = jdbc.sql("select demonstration from audit.origin").query(Boolean.class).single();
    if (born != demonstration) {
      throw new InvalidConfigurationPropertyValueException(
          PROPERTY,
          demonstration,
          born
              ? "this database was made by a demonstration, and its people and acts are invented."
                  + " Give the system in production a database of its own."
              : "this database was made in production. A demonstration lets anybody in and can"
                  + " erase everything. Give the demonstration a database of its own.");
    }
  }
}
