/**
 * Behandlingshistorik: an append-only, tamper-evident record of who did what to which object.
 *
 * <p>A line is written in the act's own transaction, without a chain, so that acts do not wait for
 * each other. One sealer then orders, chains and seals what is committed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "reading", "tables", "pages"})
package se.statsbidrag.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
