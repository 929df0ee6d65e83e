package se.statsbidrag.notification;

import java.util.List;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What a message says: the words are the sender's own, in its module's bundle.
 *
 * @param key message key; {@code key.subject} and {@code key.text} are looked up
 * @param about the object that the message concerns; it is also the first argument
 * @param href local address of the page to open
 * @param arguments what the words name besides the object: {1}, {2} and on
 */
public record Notice(String key, ObjectRef about, String href, List<Object> arguments) {

  public Notice {
    arguments = List.copyOf(arguments);
    if (!href.startsWith("/")) {
      throw new IllegalArgumentException("a local address begins with a slash: " + href);
    }
  }

  public static Notice of(String key, ObjectRef about, String href, Object... arguments) {
    return new Notice(key, about, href, List.of(arguments));
  }
}
