package se.statsbidrag.requisition;

import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.requisition.accounts.Account;

/**
 * What a form says when everything in it can be read.
 *
 * @param share whether the recipient wishes to share in what others leave
 * @param account null where nothing is asked for
 * @param ownCaseNumber the recipient's own, or empty
 * @param invoiceReference what the recipient wants to see on invoices and payments, or empty
 * @param contact null where nothing is asked for
 */
public record Claim(
    Choice choice,
    Money amount,
    boolean share,
    @Nullable Account account,
    String ownCaseNumber,
    String invoiceReference,
    @Nullable Contact contact) {

  /** Whom the agency asks (kontaktperson). */
  public record Contact(String name, String email, String phone) {}
}
