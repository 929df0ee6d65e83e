package se.statsbidrag.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.ObjectRef;

/**
 * What a message says: the words are the sender's own, in its module's bundle.
 *
 * @param key message key; {@code key.subject} and {@code key.text} are looked up
 * @param about the object that the message concerns; it is also the first argument
 * @param href local address of the page to open
 * @param arguments what the words name besides the object: {1}, {2} and on; amounts, days and
 *     moments are written in the reader's language
 * @param recipient the organisation to which it goes, or null for people at the agency: what is
 *     sent to its mailbox, its people read in the service too
 * @param secret a part of the link that is forgotten when the message has been sent, or null
 */
public record Notice(
    String key,
    ObjectRef about,
    String href,
    List<Object> arguments,
    @Nullable UUID recipient,
    @Nullable String secret) {

  public Notice {
    arguments = List.copyOf(arguments);
    if (!href.startsWith("/")) {
      throw new IllegalArgumentException("a local address begins with a slash: " + href);
    }
  }

  public Notice(
      String key, ObjectRef about, String href, List<Object> arguments, @Nullable UUID recipient) {
    this(key, about, href, arguments, recipient, null);
  }

  public static Notice of(String key, ObjectRef about, String href, Object... arguments) {
    return new Notice(key, about, href, List.of(arguments), null);
  }

  /** The same, to a recipient of grants: its mailbox or its people. */
  public Notice toRecipient(UUID organisation) {
    return new Notice(key, about, href, arguments, organisation, secret);
  }

  /** The same, with a part of its link that nobody but the reader may know, and works once. */
  public Notice keeping(String part) {
    return new Notice(key, about, href, arguments, recipient, part);
  }
}
