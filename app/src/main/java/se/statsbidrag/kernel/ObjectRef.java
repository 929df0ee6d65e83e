package se.statsbidrag.kernel;

/**
 * Points at an object of any module, for the audit trail, decisions and links.
 *
 * @param type the module's word for it: {@code allocation.key}
 * @param id its identity as text
 * @param label what a person calls it
 */
public record ObjectRef(String type, String id, String label) {}
