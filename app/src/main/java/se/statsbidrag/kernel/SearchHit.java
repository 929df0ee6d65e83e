package se.statsbidrag.kernel;

/**
 * Something that was found by words.
 *
 * @param href where it is
 * @param name what it is called, in the reader's language
 * @param about what tells it from others of its kind, in the reader's language; can be empty
 */
public record SearchHit(String href, String name, String about) {}
