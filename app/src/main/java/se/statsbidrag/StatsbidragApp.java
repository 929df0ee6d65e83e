package se.statsbidrag;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the system. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class StatsbidragApp {

  public static void main(String[] arguments) {
    SpringApplication.run(StatsbidragApp.class, arguments);
  }
}
