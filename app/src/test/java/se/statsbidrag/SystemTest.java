package se.statsbidrag;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole running system: a real PostgreSQL, a real port, a clock that stands still at
 * 2020-03-12 09:00 until the test moves it. One system serves all such tests of a run.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"statsbidrag.demonstration=true", "spring.main.banner-mode=off"})
@Import(TestSystem.class)
public @interface SystemTest {}
