/** Sign-in and sign-out by OpenID Connect, at whichever provider the operator configures. */
@NullMarked
package se.statsbidrag.identity.oidc;

import org.jspecify.annotations.NullMarked;
