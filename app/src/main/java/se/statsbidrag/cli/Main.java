package se.statsbidrag.cli;

import org.springframework.boot.SpringApplication;
import se.statsbidrag.StatsbidragApp;

/** The jar's door: one thing on the command line, or the whole system. */
public final class Main {

  private Main() {}

  /** Runs the command that the first argument names; without one, starts the system. */
  public static void main(String[] arguments) {
    if (Cli.isCall(arguments)) {
      System.exit(Cli.run(arguments));
    }
    SpringApplication.run(StatsbidragApp.class, arguments);
  }
}
