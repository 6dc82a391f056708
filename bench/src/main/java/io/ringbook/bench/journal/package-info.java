/**
 * How fast a journal is written and read back: {@code AppendFork} measures the one, {@code ReadFork} the other, each in a JVM of its
 * own.
 */
package io.ringbook.bench.journal;
