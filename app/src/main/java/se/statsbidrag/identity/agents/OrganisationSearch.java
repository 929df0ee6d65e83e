package se.statsbidrag.identity.agents;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.identity.KnownGrants;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Finds the organisations that can have an agent, by a part of the name or by the code. */
@Component
class OrganisationSearch {

  private static final int MOST = 20;

  /** An organisation with the names of its roles. */
  record Found(UUID id, String names) {}

  private final Recipients recipients;
  private final KnownGrants grants;
  private final Clock clock;

  OrganisationSearch(Recipients recipients, KnownGrants grants, Clock clock) {
    this.recipients = recipients;
    this.grants = grants;
    this.clock = clock;
  }

  /** At most twenty; those whose name begins with the text come first. */
  List<Found> find(String text) {
    String wanted = folded(text);
    LocalDate today = LocalDate.now(clock);
    Map<UUID, String> found = new LinkedHashMap<>();
    grants.all().stream()
        .flatMap(grant -> grant.recipientKinds().stream())
        .distinct()
        .sorted()
        .flatMap(kind -> recipients.roles(RecipientKind.valueOf(kind), today).stream())
        .filter(role -> matches(role, wanted))
        .sorted(Comparator.comparing(role -> !folded(role.name()).startsWith(wanted)))
        .forEach(role ->
            found.merge(role.organisationId(), role.name(), (one, two) -> one + ", " + two));
    return found.entrySet().stream()
        .limit(MOST)
        .map(entry -> new Found(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static boolean matches(RecipientRole role, String wanted) {
    return folded(role.name()).contains(wanted) || wanted.equals(role.code());
  }

  private static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll(" (kommun|stad)$", "");
  }
}
