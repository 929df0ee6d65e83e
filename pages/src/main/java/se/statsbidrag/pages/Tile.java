package se.statsbidrag.pages;

import org.jspecify.annotations.Nullable;

/**
 * A key figure.
 *
 * @param label what it is
 * @param figure the figure, already written for the reader
 * @param detail what it is to be seen against, or null
 * @param color success, info, warning or danger where it says something; else null
 */
public record Tile(String label, String figure, @Nullable String detail, @Nullable String color) {

  /** A figure with nothing to warn of. */
  public static Tile of(String label, String figure, @Nullable String detail) {
    return new Tile(label, figure, detail, null);
  }
}
