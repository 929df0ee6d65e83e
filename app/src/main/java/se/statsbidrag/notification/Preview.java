package se.statsbidrag.notification;

/**
 * What a message would say, before anything is sent.
 *
 * @param language in which it is written: {@code sv} or {@code en}
 */
public record Preview(
    String toName, String toAddress, String language, String subject, String body) {}
