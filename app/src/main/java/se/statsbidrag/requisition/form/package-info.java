/** The pages on which a recipient fills in a requisition, sends it in and follows it. */
@NullMarked
package se.statsbidrag.requisition.form;

import org.jspecify.annotations.NullMarked;
