package se.statsbidrag.requisition.form;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/**
 * What has been sent in for the recipient, as a list for its board (anmälan av delegationsbeslut):
 * who sent in what, when, and under which numbers.
 */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class DelegationList {

  private final Drafts drafts;
  private final Requisitions requisitions;
  private final MessageSource messages;

  DelegationList(Drafts drafts, Requisitions requisitions, MessageSource messages) {
    this.drafts = drafts;
    this.requisitions = requisitions;
    this.messages = messages;
  }

  @GetMapping(FormPages.ROOT + "/delegationsbeslut.{format:csv|xlsx}")
  void list(Actor actor, @PathVariable String format, HttpServletResponse response, Locale locale)
      throws IOException {
    Set<UUID> reached =
        drafts.choosable(actor).stream()
            .map(one -> one.offer().round().id())
            .collect(Collectors.toSet());
    TableFormat how =
        Arrays.stream(TableFormat.values())
            .filter(one -> one.extension().equals(format))
            .findFirst()
            .orElseThrow();
    response.setContentType(how.mediaType());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"delegationsbeslut." + format + "\"");
    response.setHeader("Cache-Control", "no-store");
    TableWriter.write(
        how,
        response.getOutputStream(),
        columns(locale),
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish(),
        requisitions.own(actor).stream()
            .filter(one -> reached.contains(one.roundId()))
            .map(one -> cells(one, locale))
            .iterator());
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of(
        OutputColumn.date("received", text("received", locale)),
        OutputColumn.text("caseNumber", text("case-number", locale)),
        OutputColumn.text("ownCaseNumber", text("row.own-number", locale)),
        OutputColumn.text("round", text("row.round", locale)),
        OutputColumn.ore("amount", text("row.amount", locale)),
        OutputColumn.text("status", text("status", locale)),
        OutputColumn.text("first", text("receipt.first", locale)),
        OutputColumn.text("by", text("receipt.by", locale)));
  }

  private List<@Nullable Object> cells(Requisition sent, Locale locale) {
    Requisition.Person first = sent.first();
    String signatory = sent.signatory();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(WorkingCalendar.dayOf(sent.receivedAt()));
    cells.add(sent.caseNumber());
    cells.add(sent.sent().ownCaseNumber());
    cells.add(sent.sent().grant() + ", " + sent.sent().round());
    cells.add(sent.amount().ore());
    cells.add(text("status." + sent.status(), locale));
    cells.add(first == null ? null : first.name());
    cells.add(signatory == null ? sent.submitted().name() : signatory);
    return cells;
  }

  private String text(String key, Locale locale) {
    return messages.getMessage("requisition." + key, null, locale);
  }
}
