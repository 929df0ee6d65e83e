package se.statsbidrag;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import se.statsbidrag.identity.TestPeople;

/** The database, the clock and the people of the tests. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TestDatabase.class, TestPeople.class})
class TestSystem {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
