/**
 * The words that every module speaks: money, years, periods, legal basis, who acts and why not.
 * Values only: no beans and no SQL.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package se.statsbidrag.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
