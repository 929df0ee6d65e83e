package se.statsbidrag.identity.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.identity.KnownGrants;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.pages.Parts.Option;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** What a power can cover: one grant, or all that an agency distributes; and in words. */
@Component
class Scopes {

  private final KnownGrants grants;
  private final Recipients recipients;
  private final MessageSource messages;

  Scopes(KnownGrants grants, Recipients recipients, MessageSource messages) {
    this.grants = grants;
    this.recipients = recipients;
    this.messages = messages;
  }

  /** The choices for an organisation: each agency as a whole, then its grants one by one. */
  List<Option> options(UUID organisation, Locale locale) {
    List<GrantRef> open = grants(organisation);
    List<Option> options = new ArrayList<>();
    open.stream()
        .map(GrantRef::agencyId)
        .distinct()
        .forEach(agency -> options.add(new Option(agency.toString(), name(agency, locale))));
    open.forEach(grant -> options.add(new Option(grant.id().toString(), grant.name(locale))));
    return options;
  }

  /** The agency that decides on a power with the scope, where the organisation can have it. */
  Optional<UUID> agency(UUID organisation, UUID scope) {
    return grants(organisation).stream()
        .filter(grant -> grant.id().equals(scope) || grant.agencyId().equals(scope))
        .map(GrantRef::agencyId)
        .findFirst();
  }

  /** The roles in which an organisation can have grants, where it has more than one. */
  List<Option> kinds(UUID organisation) {
    List<Option> kinds =
        grants.lines(organisation).stream()
            .map(line -> new Option(line.kind(), line.role().name()))
            .distinct()
            .toList();
    return kinds.size() > 1 ? kinds : List.of();
  }

  /** A scope in words; null is everything. */
  String name(@Nullable UUID scope, Locale locale) {
    if (scope == null) {
      return messages.getMessage("agents.scope.all", null, locale);
    }
    return grants
        .grant(scope)
        .map(grant -> grant.name(locale))
        .orElseGet(() ->
            messages.getMessage(
                "agents.scope.agency",
                new Object[] {recipients.organisation(scope).map(Organisation::name).orElse("")},
                locale));
  }

  /** A role of the recipient in words; null is all. */
  String kind(UUID organisation, @Nullable String kind, Locale locale) {
    return grants.lines(organisation).stream()
        .filter(line -> line.kind().equals(kind))
        .map(line -> line.role().name())
        .findFirst()
        .orElseGet(() -> messages.getMessage("agents.kind.all", null, locale));
  }

  private List<GrantRef> grants(UUID organisation) {
    return grants.lines(organisation).stream().map(KnownGrants.Line::grant).distinct().toList();
  }
}
