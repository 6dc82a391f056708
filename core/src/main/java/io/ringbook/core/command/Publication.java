package io.ringbook.core.command;

/** What became of a command that someone wanted to send. */
public enum Publication {
    /** It has its place in the stream. */
    PUBLISHED,
    /** The input ring is full at this moment; nothing was sent. */
    RING_FULL,
    /** The market takes no more commands; nothing was sent. */
    CLOSED,
    /** The pipeline has stopped because of a bug, whose cause it reports; nothing was sent. */
    HALTED
}
