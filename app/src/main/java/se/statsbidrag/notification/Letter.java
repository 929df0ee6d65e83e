package se.statsbidrag.notification;

/** One message of many that are sent in one act: to whom, and what it says. */
public record Letter(Addressee to, Notice notice) {}
