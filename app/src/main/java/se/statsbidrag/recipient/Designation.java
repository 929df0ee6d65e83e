package se.statsbidrag.recipient;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Period;

/** What a recipient was called, and its code and county, from when to when. */
public record Designation(
    String name, @Nullable String code, @Nullable String countyCode, Period valid) {}
