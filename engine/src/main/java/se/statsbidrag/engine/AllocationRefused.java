package se.statsbidrag.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** No key was made; every reason found is carried, and nothing was changed. */
public final class AllocationRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial")
  private final List<Complaint> complaints;

  public AllocationRefused(List<Complaint> complaints) {
    super(
        complaints.stream()
            .map(complaint -> complaint.sentence(Locale.ENGLISH))
            .collect(Collectors.joining(" ")));
    this.complaints = List.copyOf(complaints);
  }

  static AllocationRefused because(Complaint complaint) {
    return new AllocationRefused(List.of(complaint));
  }

  /** A refusal of a caller's own, worded by this module's messages. */
  public static AllocationRefused saying(String key, Object... args) {
    return because(Complaint.of(key, args));
  }

  public List<Complaint> complaints() {
    return complaints;
  }
}
