/** Anslutna system: a recipient's own systems, which act for it through the interface. */
@NullMarked
package se.statsbidrag.identity.clients;

import org.jspecify.annotations.NullMarked;
