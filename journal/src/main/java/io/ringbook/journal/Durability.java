package io.ringbook.journal;

/** What a record has survived by the time that anyone sees it. */
public enum Durability {
    /** Nothing: no journal is written. Only for measuring. */
    NONE,
    /** The death of the process: it is in the operating system's memory. The default. */
    PAGE_CACHE,
    /** The loss of power: each batch has been forced to the device. */
    BATCH_SYNC
}
