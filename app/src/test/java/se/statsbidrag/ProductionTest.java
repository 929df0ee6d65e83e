package se.statsbidrag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the system as it runs in production: no demonstration, sign-in at a real provider, mail
 * over a real SMTP server, on a database of its own. One such system serves all its tests.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "statsbidrag.demonstration=false",
      "test.database=production",
      "spring.main.banner-mode=off"
    })
@Import(TestSystem.class)
@ContextConfiguration(initializers = ProductionSystem.class)
public @interface ProductionTest {}
