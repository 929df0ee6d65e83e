package se.statsbidrag.tables;

/** Reading cannot go on: the file is not what it should be. Never leaves this package. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TableComplaint complaint;

  Unreadable(TableComplaint complaint) {
    super(complaint.english(), null, false, false);
    this.complaint = complaint;
  }

  static Unreadable file(String key, Object... args) {
    return new Unreadable(Complaints.ofFile(key, args));
  }

  static Unreadable row(int row, String key, Object... args) {
    return new Unreadable(Complaints.ofRow(row, key, args));
  }

  TableComplaint complaint() {
    return complaint;
  }
}
