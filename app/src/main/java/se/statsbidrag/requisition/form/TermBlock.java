package se.statsbidrag.requisition.form;

import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.programme.TermText;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.requisition.Offer;

/**
 * Conditions that stand together on the page: a paragraph, a heading or a list.
 *
 * @param heading the section's, above its first block; empty above the others
 */
record TermBlock(String heading, TermText.Form form, List<TermText> texts) {

  /** The conditions that concern a recipient, in the order of the instructions. */
  static List<TermBlock> of(Offer offer) {
    List<TermBlock> blocks = new ArrayList<>();
    for (Terms.Section section : offer.terms().sections()) {
      String heading = section.heading();
      for (TermText text : section.texts()) {
        if (!text.concerns(offer.kind())) {
          continue;
        }
        boolean goesOn =
            heading.isEmpty() && isList(text.form()) && blocks.getLast().form() == text.form();
        if (goesOn) {
          blocks.getLast().texts().add(text);
        } else {
          blocks.add(new TermBlock(heading, text.form(), new ArrayList<>(List.of(text))));
        }
        heading = "";
      }
    }
    return blocks;
  }

  private static boolean isList(TermText.Form form) {
    return form == TermText.Form.BULLET || form == TermText.Form.NUMBER;
  }
}
