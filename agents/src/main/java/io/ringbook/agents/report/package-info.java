/**
 * What a run folder holds beside its journal: the tape, the report with its pictures, and the summary.
 *
 * <p>{@link io.ringbook.agents.report.RunRecorder} is given the stream from its first record on and keeps figures;
 * {@link io.ringbook.agents.report.RunReport} joins them with the balances of the engine at the end and writes.
 * Amounts, prices and quantities become text, and text becomes them, in {@link io.ringbook.agents.report.Decimals} and
 * {@link io.ringbook.agents.report.InstrumentScale} alone. The same stream gives the same bytes: there is no clock, no
 * locale and no floating point here.
 *
 * <p>A recorder belongs to the thread that delivers the stream; a report is made when that has ended.
 */
package io.ringbook.agents.report;
