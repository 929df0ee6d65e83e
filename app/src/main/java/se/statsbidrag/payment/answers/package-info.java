/** What comes back: the bank's answers, and what two people find out where no bank answers. */
@NullMarked
@NamedInterface("answers")
package se.statsbidrag.payment.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
