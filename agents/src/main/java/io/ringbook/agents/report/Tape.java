package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import io.ringbook.core.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** Writes each trade as a line of {@code trades.csv}. Fees are in the quote asset, negative when received. */
final class Tape implements AutoCloseable {
    private static final String HEADER = "time,sequence,instrument,price,quantity,taker_side,maker_order_number,"
            + "taker_order_number,maker_account,taker_account,maker_fee,taker_fee\n";

    private final Writer writer;
    private final String where;
    private final StringBuilder line = new StringBuilder(256);
    // Many trades share a second, whose text is the costly part.
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    /** @param where it is written, for messages */
    Tape(final Writer writer, final String where) {
        this.writer = writer;
        this.where = where;
        line.append(HEADER);
        writeLine();
    }

    void onTrade(
            final long timestampNs,
            final long sequence,
            final InstrumentFigures instrument,
            final long priceTicks,
            final long lots,
            final Side takerSide,
            final long makerOrderNumber,
            final long takerOrderNumber,
            final String makerAccount,
            final String takerAccount,
            final long makerFee,
            final long takerFee) {
        appendTime(timestampNs);
        line.append(',').append(sequence).append(',').append(field(instrument.symbol()));
        instrument.scale().appendPrice(line.append(','), priceTicks);
        instrument.scale().appendQuantity(line.append(','), lots);
        line.append(',').append(takerSide.name().toLowerCase(Locale.ROOT));
        line.append(',').append(makerOrderNumber).append(',').append(takerOrderNumber);
        line.append(',').append(field(makerAccount)).append(',').append(field(takerAccount));
        Decimals.append(line.append(','), makerFee, instrument.quote().decimals());
        Decimals.append(line.append(','), takerFee, instrument.quote().decimals());
        line.append('\n');
        writeLine();
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private void appendTime(final long timestampNs) {
        final long inSecond = Math.floorDiv(timestampNs, UtcTime.SECOND);
        if (inSecond != second) {
            second = inSecond;
            secondText = UtcTime.instant(inSecond * UtcTime.SECOND).substring(0, "2026-01-05T09:30:00.".length());
        }
        final String nanoseconds = Long.toString(UtcTime.SECOND + Math.floorMod(timestampNs, UtcTime.SECOND));
        line.append(secondText).append(nanoseconds, 1, nanoseconds.length()).append('Z');
    }

    private void writeLine() {
        try {
            writer.append(line);
        } catch (final IOException e) {
            throw failed(e);
        }
        line.setLength(0);
    }

    private UncheckedIOException failed(final IOException e) {
        return new UncheckedIOException("cannot write the tape: file=" + where, e);
    }

    /** As RFC 4180 has it: in quotes if it holds a comma or a quote. */
    private static String field(final String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
