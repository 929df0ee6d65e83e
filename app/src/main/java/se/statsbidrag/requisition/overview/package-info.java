/** Översikten: how far a round has come, who is missing, and reminders to those. */
@NullMarked
package se.statsbidrag.requisition.overview;

import org.jspecify.annotations.NullMarked;
