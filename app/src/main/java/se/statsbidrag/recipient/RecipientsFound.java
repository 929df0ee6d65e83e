package se.statsbidrag.recipient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;

/** Recipients by name, code or organisation number; the register is public. */
@Component
class RecipientsFound implements SearchSource {

  private final RegisterSearch search;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Clock clock;

  RecipientsFound(
      RegisterSearch search, Recipients recipients, MessageSource messages, Clock clock) {
    this.search = search;
    this.recipients = recipients;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return Kind.RECIPIENT;
  }

  @Override
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    LocalDate day = LocalDate.now(clock);
    Map<RecipientKind, String> terms = recipients.terms(day);
    return search.rows(RegisterQuery.of(day, "", "", words.text(), ""), 0, limit).stream()
        .map(row -> new SearchHit(row.href(), row.role().name(), about(row, terms, locale)))
        .toList();
  }

  private String about(RegisterSearch.Row row, Map<RecipientKind, String> terms, Locale locale) {
    String kind =
        messages.getMessage("recipient.kind." + terms.get(row.role().kind()), null, locale);
    return Stream.of(kind, row.role().code(), row.number())
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String all(Actor actor, SearchWords words) {
    return UriComponentsBuilder.fromPath("/mottagare")
        .queryParam("q", "{q}")
        .build(words.text())
        .toString();
  }
}
