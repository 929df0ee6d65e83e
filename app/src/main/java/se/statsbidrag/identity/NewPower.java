package se.statsbidrag.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/** A power to be given. The fields mean what they mean in {@link Power}. */
public record NewPower(
    UUID organisation,
    UUID person,
    Role role,
    boolean deputy,
    @Nullable UUID scope,
    @Nullable String recipientKind,
    LocalDate from,
    LocalDate to) {}
