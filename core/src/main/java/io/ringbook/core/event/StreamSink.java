package io.ringbook.core.event;

import io.ringbook.core.Memory;

/**
 * Where the engine writes the stream, record by record. The engine claims room, writes into it, and claims the next or
 * ends the command; a claimed record is whole by then.
 */
public interface StreamSink {
    /** A command begins; the records claimed until {@link #endCommand} are the command itself and its events. */
    void beginCommand(long sequence);

    /**
     * Room for the next record of the command. Ends the one before it, which is not the command's last.
     *
     * @param length of the whole record, at most {@link io.ringbook.core.Records#MAX_LENGTH}
     * @return where to write it in {@link #memory}; good until the next call of any method
     */
    int claim(int length);

    /** Holds the claimed record; the same object for the life of the sink. */
    Memory memory();

    /** The record claimed last is the command's last. */
    void endCommand();
}
