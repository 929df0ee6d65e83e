package se.statsbidrag.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One figure for all that is decided, so that what the decision maker saw can be told from what
 * would be decided now.
 */
@Component
class ContentHash {

  private final JsonMapper json;

  ContentHash(JsonMapper json) {
    this.json = json;
  }

  String of(NewProposal proposal, List<Participant> participants) {
    Map<String, Object> content = new LinkedHashMap<>();
    if (!proposal.authority().isBlank()) { // proposals from before it was kept have none
      content.put("authority", proposal.authority().strip());
    }
    content.put("case", proposal.caseId().toString());
    content.put("subject", List.of(proposal.subject().type(), proposal.subject().id()));
    content.put("title", proposal.title().strip());
    content.put("outcome", proposal.outcome().strip());
    content.put("text", proposal.text().strip());
    content.put("reasons", proposal.reasons().strip());
    content.put("legalBasis", proposal.legalBasis().stream().map(Object::toString).toList());
    content.put("appeal", proposal.appeal().toString());
    content.put("annexes", proposal.annexes().stream().map(ContentHash::plain).toList());
    content.put("participants", participants.stream().map(ContentHash::plain).toList());
    return sha256(json.writeValueAsString(content));
  }

  private static List<Object> plain(Annex annex) {
    return List.of(
        annex.title(),
        annex.columns().stream().map(Annex.Column::label).toList(),
        annex.rows(),
        annex.totals());
  }

  private static List<Object> plain(Participant participant) {
    String dissent = participant.dissent();
    return List.of(
        participant.personId().toString(),
        participant.part().name(),
        dissent == null ? "" : dissent);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
