package se.statsbidrag.pages;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Makes a page of HTML ready for paper: its language, title, style, bookmarks and table heads. */
final class Paper {

  private Paper() {}

  static Document prepared(Document document, String title, String lang, String style) {
    document.select("script, link, style, title, meta, bookmarks, svg, iframe, object").remove();
    Element head = document.head();
    document.selectXpath("/html").attr("lang", lang);
    head.appendElement("title").text(title);
    head.appendElement("meta").attr("name", "description").attr("content", title);
    head.appendElement("style").appendText(style);
    bookmarks(document, head);
    scopes(document);
    totals(document);
    return document;
  }

  /** A bookmark for every heading, the second and third levels under what they belong to. */
  private static void bookmarks(Document document, Element head) {
    Element top = head.appendElement("bookmarks");
    Element[] parents = {top, top, top, top};
    int number = 0;
    for (Element heading : document.select("h1, h2, h3")) {
      if (heading.id().isEmpty()) {
        heading.attr("id", "rubrik-" + ++number);
      }
      int level = heading.tagName().charAt(1) - '0';
      Element bookmark = parents[level - 1].appendElement("bookmark");
      bookmark.attr("name", heading.text()).attr("href", "#" + heading.id());
      for (int below = level; below < parents.length; below++) {
        parents[below] = bookmark;
      }
    }
  }

  /** A head in the table's head is a column's, one in its body a row's, unless it says itself. */
  private static void scopes(Document document) {
    document.select("thead th:not([scope])").attr("scope", "col");
    document.select("tbody th:not([scope]), tfoot th:not([scope])").attr("scope", "row");
  }

  /** A table's foot would be repeated on every page, as if each page had that sum. */
  private static void totals(Document document) {
    for (Element table : document.select("table:has(> tfoot)")) {
      for (Element foot : table.select("> tfoot")) {
        table.appendChild(foot.tagName("tbody").addClass("total"));
      }
    }
  }
}
