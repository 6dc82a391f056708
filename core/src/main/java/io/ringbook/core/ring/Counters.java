package io.ringbook.core.ring;

/**
 * How a pipeline is doing.
 *
 * @param commands taken by the engine since the pipeline was made
 * @param records of the stream written since the pipeline was made: commands and events
 * @param inputDepth slots of commands that wait for the engine; a long command takes several
 * @param journalLag records that wait for the journal
 * @param hubLag records that wait for the hub, behind the journal or in it
 * @param ringFull how often a producer was told RING_FULL
 */
public record Counters(long commands, long records, long inputDepth, long journalLag, long hubLag, long ringFull) {}
