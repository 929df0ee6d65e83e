package se.statsbidrag.requisition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.requisition.accounts.Account;

/** The content of a requisition as questions and answers, on screen and on paper. */
@Component
public class ContentRows {

  private final MessageSource messages;

  ContentRows(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * All that it says.
   *
   * @param root the form's address, where each answer can be changed; null where none can
   */
  public List<Parts.Row> of(Sent sent, @Nullable String root, Locale locale) {
    List<Parts.Row> rows = new ArrayList<>();
    Formats formats = Formats.of(locale);
    add(rows, "addressee", sent.addressee(), null, locale);
    add(rows, "round", sent.grant() + ", " + sent.round(), null, locale);
    add(rows, "recipient", recipient(sent), null, locale);
    add(rows, "own-number", orDash(sent.ownCaseNumber()), at(root, Part.ORGANISATION), locale);
    add(
        rows,
        "amount",
        text("requisition.row.amount." + sent.choice(), locale, formats.kronor(sent.amountOre())),
        at(root, Part.AMOUNT),
        locale);
    if (sent.shareOffered() && sent.account() != null) {
      add(
          rows,
          "share",
          text(sent.share() ? "requisition.yes" : "requisition.no", locale),
          at(root, Part.AMOUNT),
          locale);
    }
    money(rows, sent, root, locale);
    return rows;
  }

  /** What only one who asks for something answers. */
  private void money(List<Parts.Row> rows, Sent sent, @Nullable String root, Locale locale) {
    Account account = sent.account();
    if (account != null) {
      String kind = text("requisition.account." + account.kind(), locale);
      add(rows, "account", kind + " " + account.written(), at(root, Part.ACCOUNT), locale);
      add(rows, "reference", orDash(sent.invoiceReference()), at(root, Part.ACCOUNT), locale);
    }
    Claim.Contact contact = sent.contact();
    if (contact != null) {
      String reached =
          contact.phone().isEmpty() ? contact.email() : contact.email() + ", " + contact.phone();
      add(rows, "contact", contact.name() + ", " + reached, at(root, Part.CONTACT), locale);
      String read = text("requisition.row.conditions.read", locale, sent.terms());
      add(rows, "conditions", read, at(root, Part.CONDITIONS), locale);
    }
  }

  private void add(
      List<Parts.Row> rows, String key, String text, @Nullable String href, Locale locale) {
    rows.add(new Parts.Row(text("requisition.row." + key, locale), text, href));
  }

  private static String recipient(Sent sent) {
    String number = sent.recipient().organisationNumber();
    return number == null || number.length() < 10
        ? sent.recipient().name()
        : sent.recipient().name() + ", " + number.substring(0, 6) + "-" + number.substring(6);
  }

  private static @Nullable String at(@Nullable String root, Part part) {
    return root == null ? null : root + "/" + part.path() + "?tillbaka=granska";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "\u2013" : text;
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
