package se.statsbidrag.payment;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import se.statsbidrag.StatsbidragApp;

/** A node of its own, in a process that can be killed at a moment. */
public final class BadLuckNode {

  /** The exit code of somebody killed with -9, as a shell tells it. */
  static final int KILLED = 137;

  private BadLuckNode() {}

  /** Runs until it is killed. Arguments are settings of the system. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(StatsbidragApp.class, Street.class).run(arguments);
  }

  /** The bank down the street, instead of the demonstration's. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Street {

    @Bean
    @Primary
    StreetBank streetBank(
        @Value("${test.bank-folder}") Path folder,
        @Value("${test.cut:}") String moment,
        @Value("${test.frozen:false}") boolean frozen)
        throws IOException {
      StreetBank bank = new StreetBank(folder);
      if (!moment.isEmpty()) {
        bank.strike(
            StreetBank.Moment.valueOf(moment),
            () -> {
              if (frozen) {
                System.out.println("FROZEN");
                pause();
              } else {
                Runtime.getRuntime().halt(KILLED);
              }
            });
      }
      return bank;
    }

    /** Long enough for whoever stops this process to do so. */
    private static void pause() {
      try {
        Thread.sleep(3_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
