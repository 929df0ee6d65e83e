package se.statsbidrag.notification;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To whom a message goes.
 *
 * @param personId null where the address is a function's (funktionsbrevlåda)
 * @param language in which the message is written
 */
public record Addressee(@Nullable UUID personId, String name, String address, Locale language) {}
