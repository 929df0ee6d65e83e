package se.statsbidrag.payment.bank;

import org.jspecify.annotations.Nullable;

/**
 * The agency that pays, and from where.
 *
 * @param organisationNumber ten digits
 * @param account its own account
 * @param bic of the bank that keeps the account, eight or eleven signs
 * @param agreement the bank's number for the agreement to send files, where it wants one
 */
public record Payer(
    String name,
    String organisationNumber,
    Place place,
    Giro account,
    String bic,
    @Nullable String agreement) {}
