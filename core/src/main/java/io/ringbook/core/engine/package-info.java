/**
 * The single writer: takes commands in sequence, joins book and ledger, and writes the stream.
 *
 * <p>A pure function of its commands, their sequences and their times: no clock, randomness, thread, file or log. What
 * was built with the same {@link io.ringbook.core.engine.EngineConfig} and is given the same commands writes the same
 * bytes. Owned by one thread.
 */
package io.ringbook.core.engine;
