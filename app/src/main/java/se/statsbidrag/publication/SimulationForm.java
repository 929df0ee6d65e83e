package se.statsbidrag.publication;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the simulator's address.
 *
 * @param nyckel the address of the key whose recipients and figures are used
 * @param ram the frame in kronor; empty for the key's own
 */
record SimulationForm(
    String nyckel,
    String ram,
    String a,
    String aBelopp,
    String aText,
    String b,
    String bBelopp,
    String bText) {

  SimulationForm(
      @Nullable String nyckel,
      @Nullable String ram,
      @Nullable String a,
      @Nullable String aBelopp,
      @Nullable String aText,
      @Nullable String b,
      @Nullable String bBelopp,
      @Nullable String bText) {
    this.nyckel = Objects.requireNonNullElse(nyckel, "");
    this.ram = Objects.requireNonNullElse(ram, "");
    this.a = Objects.requireNonNullElse(a, RuleChoice.Kind.PUBLISHED.word());
    this.aBelopp = Objects.requireNonNullElse(aBelopp, "");
    this.aText = Objects.requireNonNullElse(aText, "");
    this.b = Objects.requireNonNullElse(b, RuleChoice.Kind.SHARE.word());
    this.bBelopp = Objects.requireNonNullElse(bBelopp, "");
    this.bText = Objects.requireNonNullElse(bText, "");
  }

  /** Whether something was asked for. */
  boolean isAsked() {
    return !nyckel.isBlank();
  }

  RuleChoice first() {
    return new RuleChoice("a", a, aBelopp, aText);
  }

  RuleChoice second() {
    return new RuleChoice("b", b, bBelopp, bText);
  }
}
