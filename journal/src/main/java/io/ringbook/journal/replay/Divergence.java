package io.ringbook.journal.replay;

/**
 * The first place where the engine, fed with a journal's commands, writes something else than the journal has.
 *
 * @param sequence of the command
 * @param record of it: 0 is the command itself, 1 its first event
 * @param journaled what the journal has, as text; "nothing" if it has no more for this command
 * @param replayed what the engine writes, as text; "nothing" likewise
 */
public record Divergence(long sequence, int record, String journaled, String replayed) {}
