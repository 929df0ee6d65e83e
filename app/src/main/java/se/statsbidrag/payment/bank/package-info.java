/**
 * What banks read and write (ISO 20022 {@code pain} and {@code camt}): payment orders out, answers
 * in. Values, files and streams only; nothing here knows the database.
 */
@NullMarked
@NamedInterface("bank")
package se.statsbidrag.payment.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
