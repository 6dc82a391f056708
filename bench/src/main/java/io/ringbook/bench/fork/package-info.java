/**
 * Rows of a table, each measured in JVMs of its own, which take turns: {@code Forks} starts them, {@code Fork} is what one of
 * them says, {@code Measurement} what was heard. {@code StreamFork} measures streams of
 * messages, on whatever engine.
 */
package io.ringbook.bench.fork;
