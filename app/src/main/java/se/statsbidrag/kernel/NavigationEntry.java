package se.statsbidrag.kernel;

import java.util.Set;

/**
 * A page in the main menu; a module declares its own as a bean.
 *
 * @param href where it leads
 * @param titleKey message key of its words
 * @param order smaller comes first
 * @param roles who sees it; none means everybody
 */
public record NavigationEntry(String href, String titleKey, int order, Set<Role> roles) {}
