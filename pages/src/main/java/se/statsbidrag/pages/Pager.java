package se.statsbidrag.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a long list the reader is. The first page is 1; a page outside the list is the nearest.
 *
 * @param current the page being read
 * @param pages how many there are, at least one
 * @param size how many rows a page has
 */
public record Pager(int current, int pages, int size) {

  private static final int NEAR = 2;

  /** The page asked for, of a list with so many rows. */
  public static Pager of(int asked, long rows, int size) {
    int pages = (int) Math.max(1, Math.min(Integer.MAX_VALUE, (rows + size - 1) / size));
    return new Pager(Math.clamp(asked, 1, pages), pages, size);
  }

  /** How many rows come before this page. */
  public long offset() {
    return (current - 1L) * size;
  }

  public boolean hasPrevious() {
    return current > 1;
  }

  public boolean hasNext() {
    return current < pages;
  }

  public int previous() {
    return current - 1;
  }

  public int next() {
    return current + 1;
  }

  /** The pages to offer: the first, the last, those near by; 0 stands for those left out. */
  public List<Integer> steps() {
    List<Integer> steps = new ArrayList<>();
    for (int page = 1; page <= pages; page++) {
      if (page == 1 || page == pages || Math.abs(page - current) <= NEAR) {
        steps.add(page);
      } else if (steps.getLast() != 0) {
        steps.add(0);
        page = page < current ? current - NEAR - 1 : pages - 1;
      }
    }
    return steps;
  }
}
