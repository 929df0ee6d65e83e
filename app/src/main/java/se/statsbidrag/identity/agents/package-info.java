/**
 * Ombud: how somebody becomes the agent of a recipient, invites others, and is removed; and who
 * could act on any day.
 */
@NullMarked
package se.statsbidrag.identity.agents;

import org.jspecify.annotations.NullMarked;
