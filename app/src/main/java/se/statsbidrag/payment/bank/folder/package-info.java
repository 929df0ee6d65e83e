/** The way to a bank by two folders. */
@NullMarked
package se.statsbidrag.payment.bank.folder;

import org.jspecify.annotations.NullMarked;
