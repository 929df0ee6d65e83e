package se.statsbidrag.identity.agents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/** Whom an agent invites to what. The fields mean what they mean in {@link Invitation}. */
record NewInvitation(
    Role role,
    @Nullable UUID scope,
    @Nullable String recipientKind,
    LocalDate validTo,
    String name,
    String email) {}
