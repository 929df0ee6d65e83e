package se.statsbidrag.demo.stories;

import se.statsbidrag.requisition.accounts.Account;

/** The made-up accounts of a story: no real bankgiro begins with three zeros. */
final class Giro {

  private static final int CONTROLS = 10;

  private Giro() {}

  /** The account of somebody's number, at most 999. */
  static String of(int number) {
    for (int control = 0; control < CONTROLS; control++) {
      var read = Account.read(Account.Kind.BANKGIRO, "000%03d%d".formatted(number, control));
      if (read.isPresent()) {
        return read.get().written();
      }
    }
    throw new IllegalStateException("no control digit");
  }
}
