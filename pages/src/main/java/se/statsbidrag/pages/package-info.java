/**
 * What every page, letter and chart looks like: Swedish figures and dates, charts as SVG, HTML to
 * accessible PDF. Knows nothing about grants.
 */
@NullMarked
package se.statsbidrag.pages;

import org.jspecify.annotations.NullMarked;
