package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.identity.AccessTokens;
import se.statsbidrag.identity.Bearer;
import se.statsbidrag.identity.ConnectedSystems;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** Anslutning: a system hands in its code, once, and asks afterwards for whom it acts. */
@RestController
@RequestMapping(value = "/api/v1", produces = "application/json")
@Tag(name = "Connection", description = "With a token")
@SecurityRequirement(name = ApiSetup.TOKEN)
class ConnectionResource {

  /** For whom a system acts. */
  @Schema(name = "Connection", description = "For whom the system acts")
  record ConnectionView(
      @Schema(description = "The system's name, as the agent gave it") String system,
      UUID organisation,
      String organisationName,
      @Schema(description = "As which of its recipients") List<RecipientView> recipients,
      @Schema(description = "Whether it may submit where a round allows a system to")
          boolean maySubmit) {}

  /** An organisation in one role. */
  @Schema(name = "Recipient", description = "An organisation in one role")
  record RecipientView(
      @Schema(example = "MUNICIPALITY") String kind, @Nullable String code, String name) {}

  /** The code that an agent gave. */
  @Schema(name = "Code", description = "The code that an agent gave")
  record CodeForm(@Nullable String code) {}

  private final ConnectedSystems systems;
  private final Recipients recipients;
  private final People people;

  ConnectionResource(ConnectedSystems systems, Recipients recipients, People people) {
    this.systems = systems;
    this.recipients = recipients;
    this.people = people;
  }

  /** Open, since it is the way in: the token must prove somebody, and the code must be good. */
  @Operation(summary = "Connect: hand in the code that an agent gave, once")
  @Access(open = true)
  @PostMapping(value = "/connection", consumes = "application/json")
  ConnectionView connect(@RequestBody CodeForm form, HttpServletRequest request) {
    AccessTokens.@Nullable Proved who = Bearer.proved(request);
    if (who == null) {
      throw new InsufficientAuthenticationException("a token is needed");
    }
    return view(systems.connect(who, form.code() == null ? "" : form.code()));
  }

  @Operation(summary = "For whom the system acts")
  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping("/connection")
  ConnectionView connection(Actor actor) {
    return view(actor);
  }

  private ConnectionView view(Actor actor) {
    Organisation organisation =
        recipients
            .organisation(actor.agencyId())
            .orElseThrow(() -> new NotFound("organisation", actor.agencyId()));
    return new ConnectionView(
        actor.name(),
        organisation.id(),
        organisation.name(),
        recipients.rolesOf(organisation.id(), people.today()).stream()
            .map(role -> new RecipientView(role.kind().name(), role.code(), role.name()))
            .toList(),
        actor.has(Role.REPRESENTATIVE));
  }
}
