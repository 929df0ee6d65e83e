package se.statsbidrag.appropriation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * The money of a mandate as it is written: appropriation items, and for each year what the decision
 * states, the lines and how they charge the items. Part of {@link MandateDocument}.
 */
public final class BudgetDocument {

  private BudgetDocument() {}

  /** An appropriation item (anslagspost): one only with its expenditure area and appropriation. */
  public record Item(
      String code, Area expenditureArea, Appropriation appropriation, ItemNumber item) {

    /** The code that the parts make: {@code UO9-4:7-8}. */
    public String key() {
      return "UO" + expenditureArea.number() + "-" + appropriation.number() + "-" + item.number();
    }

    /** As people say it: {@code UO 9 4:7 ap. 8}. */
    public String label() {
      return "UO "
          + expenditureArea.number()
          + " "
          + appropriation.number()
          + " ap. "
          + item.number();
    }
  }

  /** An expenditure area of the state budget (utgiftsområde). */
  public record Area(int number, String name) {}

  /** An appropriation that the Riksdag decides (anslag). */
  public record Appropriation(String number, String name) {}

  /** The item's own number and name. */
  public record ItemNumber(String number, String name) {}

  /** What a year costs: DECIDED, or CONDITIONAL until the money is appropriated. */
  public record Budget(
      int year,
      String status,
      Money total,
      List<Group> groups,
      List<Line> lines,
      @Nullable Charging charging) {
    public Budget {
      groups = MandateDocument.copy(groups);
      lines = MandateDocument.copy(lines);
    }

    public boolean decided() {
      return status.equals("DECIDED");
    }

    public ChargingMethod method() {
      return charging == null ? ChargingMethod.CATEGORY : charging.method();
    }
  }

  /** What the decision says of some lines together, and of the items that they charge. */
  public record Group(String code, String name, Money amount, List<Charge> charges) {
    public Group {
      charges = MandateDocument.copy(charges);
    }
  }

  /** An amount on an appropriation item. */
  public record Charge(String item, Money amount) {}

  /** A budget line. Recipient categories are data, not code. */
  public record Line(
      String code,
      String group,
      String strand,
      String name,
      Money amount,
      Instrument instrument,
      List<String> recipients,
      List<String> parties,
      List<Charge> charges,
      @Nullable String assumption) {
    public Line {
      recipients = MandateDocument.copy(recipients);
      parties = MandateDocument.copy(parties);
      charges = MandateDocument.copy(charges);
    }
  }

  /** The setting of how lines charge items, with the alternatives that were thought of. */
  public record Charging(
      ChargingMethod method,
      @Nullable String assumption,
      List<String> order,
      List<Alternative> alternatives) {
    public Charging {
      order = MandateDocument.copy(order);
      alternatives = MandateDocument.copy(alternatives);
    }
  }

  /** Another way to charge, and what was found when it was tried. */
  public record Alternative(
      ChargingMethod method, String name, String finding, List<LineCharges> lines) {
    public Alternative {
      lines = MandateDocument.copy(lines);
    }
  }

  /** The charges of one line in an alternative. */
  public record LineCharges(String line, List<Charge> charges) {
    public LineCharges {
      charges = MandateDocument.copy(charges);
    }
  }
}
