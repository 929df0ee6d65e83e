package se.statsbidrag.kernel;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person (att göra).
 *
 * @param titleKey message key of what is to be done
 * @param object what it concerns
 * @param href where it is done
 * @param since since when it has waited
 * @param due last day, or null where there is none
 */
public record WorkItem(
    String titleKey, ObjectRef object, String href, Instant since, @Nullable LocalDate due) {}
