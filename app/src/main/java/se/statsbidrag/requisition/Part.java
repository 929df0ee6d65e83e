package se.statsbidrag.requisition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A part of the form (del), filled in on a page of its own. */
public enum Part {
  /** Organisation och eget diarienummer. */
  ORGANISATION("organisation", "ownCaseNumber"),
  /** Belopp, and the wish to share in what others leave. */
  AMOUNT("belopp", "choice", "amount", "share"),
  /** Konto för utbetalningen, and the reference that stands on invoices. */
  ACCOUNT("konto", "accountKind", "accountNumber", "invoiceReference"),
  /** Kontaktperson. */
  CONTACT("kontaktperson", "contactName", "contactEmail", "contactPhone"),
  /** Villkor. */
  CONDITIONS("villkor", "conditionsRead");

  private final String path;
  private final List<String> fields;

  Part(String path, String... fields) {
    this.path = path;
    this.fields = List.of(fields);
  }

  /** The part at an address. */
  public static Optional<Part> at(String path) {
    return Arrays.stream(values()).filter(part -> part.path.equals(path)).findFirst();
  }

  /** The last step of its address. */
  public String path() {
    return path;
  }

  /** The names of its fields, as the page sends them. */
  public List<String> fields() {
    return fields;
  }
}
