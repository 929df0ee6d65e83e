package se.statsbidrag.award.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a proposal rests on, as it is frozen: how things stood, and the rule. It has one way to
 * be written, and a hash; the amounts follow from it, and so does the explanation of each.
 *
 * @param plan the rule, or null where it is proposed not to share
 */
public record Content(Standing standing, @Nullable Plan plan) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public static Content read(String written) {
    return JSON.readValue(written, Content.class);
  }

  /** As it is kept: names in order and no space. */
  public String written() {
    return JSON.writeValueAsString(this);
  }

  /** What the plan gives; null where nothing is shared. */
  public @Nullable Sharing sharing() {
    return plan == null ? null : Sharing.of(standing, plan);
  }

  /** Where a recipient who takes part stands among the candidates, by its code; -1 for nowhere. */
  public int row(String code) {
    for (int i = 0; i < standing.candidates().size(); i++) {
      Candidate one = standing.candidates().get(i);
      if (one.takesPart() && one.code().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  /** A round among those that share, to find the others by. */
  public UUID firstRound() {
    return standing.frames().getFirst().roundId();
  }

  public static String sha256(String written) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(written.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
