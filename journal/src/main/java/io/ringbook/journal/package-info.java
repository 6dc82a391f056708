/**
 * The stream on disk: frames in a Chronicle Queue, written before anyone sees an event, read back with every check.
 *
 * <p>The bytes are described in {@code journal/doc/format.md}. A writer belongs to the thread that gives it the stream;
 * a reader to its caller's. One process at a time may write a journal; any number may read one.
 */
package io.ringbook.journal;
