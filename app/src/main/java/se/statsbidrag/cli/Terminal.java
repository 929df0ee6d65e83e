package se.statsbidrag.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out what was asked for, and nothing else
 * @param err what is said about it
 */
record Terminal(InputStream in, PrintStream out, PrintStream err) {}
