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
     * @param length of the whole record, at most {@link io.ringbook.core.Records#MAX_LENGTH}
     */
    Publication tryPublish(DirectBuffer buffer, int offset, int length);
}
