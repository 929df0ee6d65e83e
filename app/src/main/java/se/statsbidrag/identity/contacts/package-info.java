/** Kontaktpersoner: whom an agency asks about a grant, one at a time, with the history. */
@NullMarked
@NamedInterface("contacts")
package se.statsbidrag.identity.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
