package se.statsbidrag.requisition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.requisition.accounts.Account;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a requisition, as it is frozen when it is sent in: what is asked for, by whom, of
 * which authority, in which round and on which terms. It has one way to be written, and a hash.
 *
 * @param addressee the authority that it is addressed to
 * @param terms version of the terms that were read
 * @param shareOffered whether the round let the recipient wish for a share in what others leave
 */
public record Sent(
    String addressee,
    String grant,
    String round,
    UUID roundId,
    int terms,
    Recipient recipient,
    Ceiling ceiling,
    Choice choice,
    long amountOre,
    boolean shareOffered,
    boolean share,
    @Nullable Account account,
    String ownCaseNumber,
    String invoiceReference,
    Claim.@Nullable Contact contact) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Who asks. */
  public record Recipient(
      UUID organisationId,
      String name,
      String kind,
      @Nullable String code,
      @Nullable String organisationNumber) {}

  /** The most that could be asked for, and the key that says so. */
  public record Ceiling(long ore, UUID keyId, String keyLabel, boolean assumed) {}

  static Sent of(Offer offer, Claim claim) {
    return new Sent(
        offer.agency(),
        offer.round().grant().nameSv(),
        offer.round().nameSv(),
        offer.round().id(),
        offer.terms().version(),
        new Recipient(
            offer.recipient().organisationId(),
            offer.recipient().name(),
            offer.kind(),
            offer.recipient().code(),
            offer.organisationNumber()),
        new Ceiling(
            offer.ceiling().amount().ore(),
            offer.ceiling().keyId(),
            offer.ceiling().keyLabel(),
            offer.ceiling().assumed()),
        claim.choice(),
        claim.amount().ore(),
        offer.sharing(),
        claim.share(),
        claim.account(),
        claim.ownCaseNumber(),
        claim.invoiceReference(),
        claim.contact());
  }

  static Sent read(String content) {
    return JSON.readValue(content, Sent.class);
  }

  public Money amount() {
    return new Money(amountOre);
  }

  /** The most that could be asked for. */
  public Money ceilingAmount() {
    return new Money(ceiling.ore());
  }

  /** As it is kept: names in order and no space. */
  String written() {
    return JSON.writeValueAsString(this);
  }

  static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
