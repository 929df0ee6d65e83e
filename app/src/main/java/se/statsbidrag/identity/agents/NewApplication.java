package se.statsbidrag.identity.agents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an applicant asks for. The fields mean what they mean in {@link Application}. */
record NewApplication(
    UUID agency,
    UUID organisation,
    UUID scope,
    @Nullable String recipientKind,
    boolean deputy,
    LocalDate wantedTo,
    String title,
    String email,
    @Nullable String phone,
    Evidence.Kind evidence,
    Evidence file) {}
