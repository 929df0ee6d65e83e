/** A rule as a document: the maps, lists and numbers that readers of YAML and JSON give. */
@NullMarked
package se.statsbidrag.engine.document;

import org.jspecify.annotations.NullMarked;
