package se.statsbidrag.payment.bank;

import java.util.List;

/** A file that is no answer of a bank, or a broken one. Nothing of it may be used. */
public final class UnreadableAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  UnreadableAnswer(String key, Object... arguments) {
    super(key + " " + List.of(arguments));
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** The message key of the sentence that says what is wrong. */
  public String key() {
    return key;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
