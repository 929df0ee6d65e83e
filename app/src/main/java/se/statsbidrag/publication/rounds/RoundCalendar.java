package se.statsbidrag.publication.rounds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.programme.Terms;

/** The days of rounds as a calendar that other calendars can follow (iCalendar, RFC 5545). */
@Component
class RoundCalendar {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;
  private static final String END = "\r\n";

  private final MessageSource messages;
  private final String address;

  RoundCalendar(MessageSource messages, @Value("${statsbidrag.address}") String address) {
    this.messages = messages;
    this.address = address;
  }

  String of(List<PublicRound> rounds, Locale locale) {
    StringBuilder calendar = new StringBuilder();
    line(calendar, "BEGIN:VCALENDAR");
    line(calendar, "VERSION:2.0");
    line(calendar, "PRODID:-//Statsbidrag//Omgångar//SV");
    line(calendar, "CALSCALE:GREGORIAN");
    line(calendar, "X-WR-CALNAME:" + escaped(say("calendar", locale)));
    for (PublicRound round : rounds) {
      if (round.hasTerms()) {
        Terms terms = round.terms();
        event(calendar, round, "opens", "OPENS", terms.document().opens(), locale);
        event(calendar, round, "lastDay", "DEADLINE", terms.lastDay(), locale);
        event(calendar, round, "useEnds", "USE", terms.document().use().last(), locale);
        event(calendar, round, "report", "REPORT", terms.reportDay(), locale);
      }
    }
    line(calendar, "END:VCALENDAR");
    return calendar.toString();
  }

  private void event(
      StringBuilder calendar,
      PublicRound round,
      String what,
      String condition,
      LocalDate day,
      Locale locale) {
    String summary = say("calendar." + what, locale, round.round().name(locale));
    if (round.terms().assumes(condition)) {
      summary += " (" + say("assumption", locale) + ")";
    }
    Instant stamp = Objects.requireNonNull(round.terms().published());
    line(calendar, "BEGIN:VEVENT");
    line(
        calendar,
        "UID:" + round.round().id() + "-" + what.toLowerCase(Locale.ROOT) + "@statsbidrag");
    line(calendar, "DTSTAMP:" + MOMENT.format(stamp));
    line(calendar, "SEQUENCE:" + (round.terms().version() - 1));
    line(calendar, "DTSTART;VALUE=DATE:" + DAY.format(day));
    line(calendar, "DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
    line(calendar, "SUMMARY:" + escaped(summary));
    line(calendar, "DESCRIPTION:" + escaped(round.round().grant().name(locale)));
    line(calendar, "URL:" + address + round.path());
    line(calendar, "TRANSP:TRANSPARENT");
    line(calendar, "END:VEVENT");
  }

  private String say(String what, Locale locale, Object... values) {
    return messages.getMessage("publication.round." + what, values, locale);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** A line is at most 75 octets; what is longer goes on after a space, never within a letter. */
  private static void line(StringBuilder calendar, String text) {
    int octets = 0;
    for (int point : text.codePoints().toArray()) {
      String letter = Character.toString(point);
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE) {
        calendar.append(END).append(' ');
        octets = 1;
      }
      calendar.append(letter);
      octets += size;
    }
    calendar.append(END);
  }
}
