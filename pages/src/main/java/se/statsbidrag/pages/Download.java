package se.statsbidrag.pages;

import org.jspecify.annotations.Nullable;

/**
 * The same content as a file.
 *
 * @param label its format: CSV, XLSX, JSON, PDF
 * @param detail its size or what else is good to know, or null
 */
public record Download(String href, String label, @Nullable String detail) {}
