package se.statsbidrag.payment.bank.folder;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.statsbidrag.payment.bank.Bank;

/** The way to the bank by folders, where the operator has named them; never in demonstration. */
@Configuration(proxyBeanMethods = false)
class FolderSetup {

  @Bean
  @ConditionalOnExpression(
      "!${statsbidrag.demonstration} and '${statsbidrag.payment.folder-out:}' != ''")
  Bank folderBank(
      @Value("${statsbidrag.payment.folder-out}") Path out,
      @Value("${statsbidrag.payment.folder-in}") Path in,
      @Qualifier("systemClock") Clock machine) {
    return new FolderBank(out, in, machine);
  }
}
