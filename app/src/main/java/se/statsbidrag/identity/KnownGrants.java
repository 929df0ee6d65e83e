package se.statsbidrag.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.GrantSource;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** The grants as powers and contact persons see them: by name, and which a recipient can get. */
@Component
public class KnownGrants {

  /** A grant that a recipient can get in one of its roles. */
  public record Line(GrantRef grant, RecipientRole role) {

    /** The role, as powers name it. */
    public String kind() {
      return role.kind().name();
    }
  }

  private final List<GrantSource> sources;
  private final Recipients recipients;
  private final Clock clock;

  KnownGrants(List<GrantSource> sources, Recipients recipients, Clock clock) {
    this.sources = sources;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** All of them, by name. */
  public List<GrantRef> all() {
    return sources.stream().flatMap(source -> source.known().stream()).toList();
  }

  public Optional<GrantRef> grant(UUID id) {
    return all().stream().filter(grant -> grant.id().equals(id)).findFirst();
  }

  /** What an organisation can get today, grant by grant and role by role. */
  public List<Line> lines(UUID organisation) {
    List<RecipientRole> roles = recipients.rolesOf(organisation, LocalDate.now(clock));
    return all().stream()
        .flatMap(grant ->
            roles.stream()
                .filter(role -> grant.recipientKinds().contains(role.kind().name()))
                .map(role -> new Line(grant, role)))
        .toList();
  }
}
