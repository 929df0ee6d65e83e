package se.statsbidrag.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Finds the public keys by their addresses, and who their rows are. */
@Component
class PublicKeys {

  private static final Locale SWEDISH = Locale.of("sv");

  private final Keys keys;
  private final Recipients recipients;
  private final MessageSource messages;

  PublicKeys(Keys keys, Recipients recipients, MessageSource messages) {
    this.keys = keys;
    this.recipients = recipients;
    this.messages = messages;
  }

  /** Every public key, also those that were replaced; latest budget year first. */
  List<ListedKey> all() {
    List<AllocationKey> published = keys.published();
    Map<UUID, String> terms = new HashMap<>();
    published.forEach(key -> terms.put(key.id(), term(key)));
    Map<UUID, String> slugs = slugs(published, terms);
    return published.stream()
        .map(key ->
            new ListedKey(
                key,
                slugs.getOrDefault(key.id(), key.id().toString()),
                terms.getOrDefault(key.id(), key.terms().kind().name())))
        .toList();
  }

  /** A key by its address or its id, with its rows. */
  PublicKey find(String slugOrId) {
    return read(
        all().stream()
            .filter(listed ->
                listed.slug().equals(slugOrId) || listed.key().id().toString().equals(slugOrId))
            .findFirst()
            .orElseThrow(() -> new NotFound("key", slugOrId)));
  }

  /** The rows of a key, each with its recipient's name and county. */
  PublicKey read(ListedKey listed) {
    AllocationKey key = listed.key();
    LocalDate day = key.terms().recipientsOn();
    Map<String, RecipientRole> roles = new HashMap<>();
    recipients
        .roles(key.terms().kind(), day)
        .forEach(role -> roles.put(String.valueOf(role.code()), role));
    Map<String, String> counties = new HashMap<>();
    recipients.counties(day).forEach(county -> counties.put(county.code(), county.name()));
    @Nullable KeyDriver heads = PublicKey.heads(key);
    return new PublicKey(
        listed, keys.rows(key).stream().map(row -> entry(row, roles, counties, heads)).toList());
  }

  private static KeyEntry entry(
      KeyRow row,
      Map<String, RecipientRole> roles,
      Map<String, String> counties,
      @Nullable KeyDriver heads) {
    String code = String.valueOf(row.code());
    @Nullable RecipientRole role = roles.get(code);
    @Nullable String county = role == null ? null : role.countyCode();
    return new KeyEntry(
        row.position(),
        code,
        role == null ? row.printedName() : role.name(),
        row.printedName(),
        county,
        county == null ? null : counties.get(county),
        row.figures(),
        heads == null ? null : row.figures().get(heads.driver()),
        row.amount());
  }

  private String term(AllocationKey key) {
    return recipients.term(key.terms().kind(), key.terms().recipientsOn());
  }

  /** The plain address to the first of a kind and year, a number after it to the later ones. */
  private Map<UUID, String> slugs(List<AllocationKey> published, Map<UUID, String> terms) {
    Map<UUID, String> slugs = new HashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    published.stream()
        .sorted(Comparator.comparing(PublicKeys::since).thenComparing(AllocationKey::id))
        .forEach(key -> {
          String term = terms.getOrDefault(key.id(), "");
          String word =
              messages.getMessage(
                  "publication.slug." + term, null, term.toLowerCase(Locale.ROOT), SWEDISH);
          String plain = word + "-" + key.terms().year();
          int number = taken.merge(plain, 1, Integer::sum);
          slugs.put(key.id(), number == 1 ? plain : plain + "-" + number);
        });
    return slugs;
  }

  private static Instant since(AllocationKey key) {
    AllocationKey.@Nullable Act standing = key.standing();
    return standing == null ? key.created().at() : standing.at();
  }
}
