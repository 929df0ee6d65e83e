package se.statsbidrag.payment.bank;

/**
 * A payment file that must not go, now or later: nothing of it has left. To try again is no use.
 */
public final class FileRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FileRefused(String why) {
    super(why);
  }
}
