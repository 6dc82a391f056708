/**
 * What a run folder holds beside its journal: the tape, the report with its pictures, and the summary.
 *
 * <p>{@link io.ringbook.agents.report.RunReport} is made when a run has ended, from its journal and its description;
 * nothing here runs while a market does. {@code RunRecorder} is given the stream and keeps figures.
 * Amounts, prices and quantities become text, and text becomes them, in {@link io.ringbook.agents.report.Decimals} and
 * {@link io.ringbook.agents.report.InstrumentScale} alone. The same stream gives the same bytes: there is no clock and no
 * locale here, and floating point in {@code Statistics} and what feeds it alone.
 */
package io.ringbook.agents.report;
