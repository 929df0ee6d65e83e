/**
 * Behörigheter: the roles at an agency, proposed by one administrator and confirmed by another; the
 * first administrators by configuration.
 */
@NullMarked
package se.statsbidrag.identity.roles;

import org.jspecify.annotations.NullMarked;
