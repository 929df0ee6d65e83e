package se.statsbidrag;

import java.util.Objects;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IDocType;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;

/**
 * Finishes a page that uses the layout: the title says first whether the form was refused and last
 * which site this is, and a page's own {@code main} melts into the layout's. Only a page whose
 * {@code head} has the attribute {@code data-site} is touched: letters and mails are not.
 */
public final class PageFrame extends AbstractTemplateHandler {

  private boolean hasDoctype;
  private String site = "";
  private boolean inHead;
  private boolean inTitle;
  private String title = "";
  private int mains;

  @Override
  public void handleDocType(IDocType doctype) {
    hasDoctype = true;
    super.handleDocType(doctype);
  }

  @Override
  public void handleOpenElement(IOpenElementTag tag) {
    String name = tag.getElementCompleteName();
    if (name.equals("main") && ++mains > 1 && !site.isEmpty()) {
      return;
    }
    if (name.equals("html") && tag.hasAttribute("data-color-scheme") && !hasDoctype) {
      write("<!doctype html>\n"); // without it a browser falls back to the manners of 1999
    }
    super.handleOpenElement(tag);
    if (name.equals("head")) {
      site = Objects.requireNonNullElse(tag.getAttributeValue("data-site"), "");
      inHead = !site.isEmpty();
    }
    if (name.equals("title") && inHead) {
      inTitle = true;
      title = "";
      if (getContext().getVariable("refusals") != null) {
        write(message("layout.refused.prefix") + " ");
      }
    }
  }

  @Override
  public void handleText(IText text) {
    super.handleText(text);
    if (inTitle) {
      title += text.getText();
    }
  }

  @Override
  public void handleCloseElement(ICloseElementTag tag) {
    String name = tag.getElementCompleteName();
    if (name.equals("main") && --mains > 0 && !site.isEmpty()) {
      return;
    }
    if (name.equals("head")) {
      inHead = false;
    }
    if (name.equals("title") && inTitle) {
      inTitle = false;
      if (!title.equals(site)) {
        write(" \u2013 " + site);
      }
    }
    super.handleCloseElement(tag);
  }

  private String message(String key) {
    return getContext().getMessage(PageFrame.class, key, new Object[0], true);
  }

  private void write(String words) {
    super.handleText(getContext().getModelFactory().createText(words));
  }
}
