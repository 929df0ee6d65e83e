package se.statsbidrag.accounting;

import java.util.Arrays;
import java.util.Optional;

/** The figures of an appropriation item, in the order in which they are read. */
public enum FigureName {
  /** Tilldelat: from the treasury. */
  ASSIGNED("tilldelat"),
  /** Fördelat: to the lines of the mandates' budgets. */
  SHARED_OUT("fordelat"),
  /** Beslutat, inte utbetalt: awarded and on its way. */
  DECIDED("beslutat"),
  /** Utbetalt, by the bank's day. */
  PAID("utbetalt"),
  /** Egna kostnader: the agency's own, by its books. */
  COST("kostnader"),
  /** Återbetalt: back after payment. */
  RETURNED("aterbetalt");

  private final String address;

  FigureName(String address) {
    this.address = address;
  }

  /** As it stands in the address of its page. */
  public String address() {
    return address;
  }

  /** Whether it is taken from what may be used. */
  public boolean less() {
    return this == DECIDED || this == PAID || this == COST;
  }

  static Optional<FigureName> at(String address) {
    return Arrays.stream(values()).filter(name -> name.address.equals(address)).findFirst();
  }
}
