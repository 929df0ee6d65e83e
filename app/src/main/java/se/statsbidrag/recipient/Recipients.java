package se.statsbidrag.recipient;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;

/** The register of those who give and receive grants (mottagarregister). */
@Service
public class Recipients {

  private final RecipientStore store;
  private final Trips trips;

  Recipients(RecipientStore store, Trips trips) {
    this.store = store;
    this.trips = trips;
  }

  /** Finds an organisation by its exact name. */
  @Transactional(readOnly = true)
  public Optional<Organisation> organisation(String name) {
    return store.organisation(name);
  }

  /** Finds an organisation by its id. */
  @Transactional(readOnly = true)
  public Optional<Organisation> organisation(UUID id) {
    return store.organisation(id);
  }

  /** Two organisations by their ids; one that is not there is left out. */
  @Transactional(readOnly = true)
  public Map<UUID, Organisation> organisations(UUID one, UUID other) {
    return trips.ask(askOrganisations(one, other));
  }

  /** The question of {@link #organisations}. */
  public Question<Map<UUID, Organisation>> askOrganisations(UUID one, UUID other) {
    return store
        .organisations(one, other)
        .then(found ->
            found.stream().collect(Collectors.toMap(Organisation::id, Function.identity())));
  }

  /** Adds an organisation to the register, without a number, which its owner's list gives later. */
  @Transactional
  public UUID add(String name, boolean demonstration) {
    return store.insert(name, demonstration);
  }

  /** All roles of a kind that exist on the day, by code: 290 municipalities, 21 regions. */
  @Transactional(readOnly = true)
  public List<RecipientRole> roles(RecipientKind kind, LocalDate day) {
    return store.roles(kind, day);
  }

  /** Who holds the code on the day. */
  @Transactional(readOnly = true)
  public Optional<RecipientRole> role(RecipientKind kind, String code, LocalDate day) {
    return store.role(kind, code, day);
  }

  /** A role by its id, with the name and code that it had on the day, or had nearest to it. */
  @Transactional(readOnly = true)
  public Optional<RecipientRole> role(UUID id, LocalDate day) {
    return store.role(id, day);
  }

  /** What an organisation is on the day: Gotland is a municipality and a region. */
  @Transactional(readOnly = true)
  public List<RecipientRole> rolesOf(UUID organisation, LocalDate day) {
    return trips.ask(askRolesOf(organisation, day));
  }

  /** The question of {@link #rolesOf}. */
  public Question<List<RecipientRole>> askRolesOf(UUID organisation, LocalDate day) {
    return store.rolesOf(organisation, day);
  }

  /** The counties on the day, by code. */
  @Transactional(readOnly = true)
  public List<County> counties(LocalDate day) {
    return store.counties(day);
  }

  /**
   * The word for a kind on the day, as the end of a message key: {@code recipient.kind.LANDSTING}
   * until the end of 2019, {@code recipient.kind.REGION} after.
   */
  @Transactional(readOnly = true)
  public String term(RecipientKind kind, LocalDate day) {
    return terms(day).getOrDefault(kind, kind.name());
  }

  /** The words for all kinds on the day; see {@link #term}. */
  @Transactional(readOnly = true)
  public Map<RecipientKind, String> terms(LocalDate day) {
    Map<RecipientKind, String> terms = new EnumMap<>(RecipientKind.class);
    for (RecipientKind kind : RecipientKind.values()) {
      terms.put(kind, kind.name());
    }
    terms.putAll(store.terms(day));
    return terms;
  }

  /** A county (län) with its official code of two digits. */
  public record County(String code, String name) {}
}
