/** Start: what a recipient meets after signing in: what can be got, by when, what stands where. */
@NullMarked
@NamedInterface("home")
package se.statsbidrag.requisition.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
