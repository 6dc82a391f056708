package io.ringbook.core.command;

import org.agrona.DirectBuffer;

/** Takes an encoded command. */
@FunctionalInterface
public interface CommandSink {
    /**
     * Never blocks.
     *
     * @param buffer that holds the record, which is copied
     * @param offset of its header
     * @param length of the whole record
     * @throws IllegalArgumentException if it is shorter than the head of a command, longer than any record, or has the
     *     template of an event
     */
    Publication tryPublish(DirectBuffer buffer, int offset, int length);
}
