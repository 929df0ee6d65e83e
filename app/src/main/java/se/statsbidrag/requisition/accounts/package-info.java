/** Where recipients get their money: payee accounts, and how another than the giver checks them. */
@NullMarked
@NamedInterface("accounts")
package se.statsbidrag.requisition.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
