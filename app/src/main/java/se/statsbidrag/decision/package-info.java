/** Beslut: proposal, reasons, four eyes, the document and its legal basis. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "audit", "recipient", "casefile", "notification", "pages"})
package se.statsbidrag.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
