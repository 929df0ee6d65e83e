/**
 * The agency's books (redovisningen): vouchers out of the ledger as files, and what the books say
 * of each appropriation item, read in and held against the ledger.
 */
@NullMarked
package se.statsbidrag.accounting.books;

import org.jspecify.annotations.NullMarked;
