package se.statsbidrag;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The database and the clock of the tests. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestDatabase.class)
class TestSystem {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
