package se.statsbidrag.recipient;

/** A county (län) with its official code of two digits. */
public record County(String code, String name) {}
