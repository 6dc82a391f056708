/**
 * Rows of a table, each measured in JVMs of its own, which take turns: {@code Forks} starts them, {@code Fork} is what one of
 * them says, {@code Measurement} what was heard.
 */
package io.ringbook.bench.fork;
