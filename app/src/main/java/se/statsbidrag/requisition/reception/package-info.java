/** Where a registrator enters the forms that come in on paper. */
@NullMarked
package se.statsbidrag.requisition.reception;

import org.jspecify.annotations.NullMarked;
