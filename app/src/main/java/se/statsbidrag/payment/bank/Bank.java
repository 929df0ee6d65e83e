package se.statsbidrag.payment.bank;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The way to the paying bank (rambank) and back. Files go and come outside any transaction; both
 * ends of it can be done again without harm.
 */
public interface Bank {

  /**
   * Hands over a payment file. The same message once more is the same message: nothing goes twice.
   *
   * @param messageId of the order in the file
   * @param file read to its end, and left for the caller to close
   * @throws IOException where it cannot be known that the bank has it; it may be sent again
   * @throws FileRefused where it must never go
   */
  void send(String messageId, InputStream file) throws IOException;

  /** The names of the answers that have come and are not {@link #settled}, oldest first. */
  List<String> waiting() throws IOException;

  /** Opens an answer that is {@link #waiting}. */
  InputStream open(String name) throws IOException;

  /** Says that what the answer told has been kept; it is not waiting any more. */
  void settled(String name) throws IOException;
}
