package se.statsbidrag;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two clocks: the domain's, which the demonstration moves, and the machine's, for sign-ins, tokens
 * and retries.
 */
@Configuration(proxyBeanMethods = false)
class Clocks {

  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  @Bean
  @ConditionalOnProperty(
      name = "statsbidrag.demonstration",
      havingValue = "false",
      matchIfMissing = true)
  Clock clock() {
    return Clock.system(STOCKHOLM);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("systemClock")
  Clock systemClock() {
    return Clock.system(STOCKHOLM);
  }
}
