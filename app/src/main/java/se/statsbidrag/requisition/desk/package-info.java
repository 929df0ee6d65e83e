/**
 * The agency's side of a requisition (handläggning): automatic checks, completion, decisions one by
 * one and for many at once, and the paper way of 2017.
 */
@NullMarked
@NamedInterface("desk")
package se.statsbidrag.requisition.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
