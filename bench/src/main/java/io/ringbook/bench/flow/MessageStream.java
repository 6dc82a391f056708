package io.ringbook.bench.flow;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** An order flow in memory, to be sent as often as one likes. */
public final class MessageStream implements OrderFlowListener {
    /** Most messages: as commands they still fit into the memory of a measured JVM. */
    public static final int MOST_MESSAGES = 10_000_000;

    private static final int NEW = 0;
    private static final int CANCEL = 1;
    private static final int MODIFY = 2;
    private static final int KIND = 3;
    private static final int BUY = 4;
    private static final int IOC = 8;
    private static final int INSTRUMENT_SHIFT = 4;
    private static final int FIELDS = 5;

    /** Instrument and flags. */
    private int[] heads = new int[1 << 16];

    private int[] ids = new int[1 << 16];
    private int[] prices = new int[1 << 16];
    private int[] lots = new int[1 << 16];
    private int size;
    private int opening;
    private int instruments = 1;
    private Answer answer;

    private MessageStream() {}

    /** Generates a flow. */
    public static MessageStream of(final Shape shape, final long seed, final int messages) {
        final MessageStream stream = new MessageStream();
        OrderFlowGenerator.generate(shape, seed, messages, stream);
        stream.opening = shape.opening(messages);
        return stream;
    }

    /**
     * Reads a message file, gzipped or not: {@code N,order_id,side,price_ticks,quantity,ioc}, {@code C,order_id} and
     * {@code M,order_id,side,new_price_ticks,new_quantity} in each line.
     *
     * @throws IllegalArgumentException if a line is something else, or there are too many; says which
     */
    public static MessageStream read(final Path file) throws IOException {
        final MessageStream stream = new MessageStream();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.US_ASCII), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    stream.add(line);
                } catch (final IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            file + ":" + (stream.size + 1) + ": " + e.getMessage() + ": " + line, e);
                }
            }
        }
        return stream;
    }

    /** @return messages */
    public int size() {
        return size;
    }

    /** @return messages at the beginning that only fill the books, and are not what is measured */
    public int opening() {
        return opening;
    }

    /** @return instruments that it is about, at least one */
    public int instruments() {
        return instruments;
    }

    /** Runs the plain book when first asked. */
    public Answer answer() {
        if (answer == null) {
            answer = Answer.to(this);
        }
        return answer;
    }

    /** Sends the whole flow. */
    public void replay(final OrderFlowListener listener) {
        replay(listener, 0, size);
    }

    /**
     * Sends a part of it.
     *
     * @param from the first message, from 0
     * @param to the one after the last
     */
    public void replay(final OrderFlowListener listener, final int from, final int to) {
        for (int i = from; i < to; i++) {
            final int head = heads[i];
            final int instrument = head >> INSTRUMENT_SHIFT;
            switch (head & KIND) {
                case NEW ->
                    listener.onNew(instrument, ids[i], (head & BUY) != 0, prices[i], lots[i], (head & IOC) != 0);
                case CANCEL -> listener.onCancel(instrument, ids[i]);
                default -> listener.onModify(instrument, ids[i], prices[i], lots[i]);
            }
        }
    }

    @Override
    public void onNew(
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int ofLots,
            final boolean ioc) {
        add(instrument, NEW | (buy ? BUY : 0) | (ioc ? IOC : 0), orderId, priceTicks, ofLots);
    }

    @Override
    public void onCancel(final int instrument, final long orderId) {
        add(instrument, CANCEL, orderId, 0, 0);
    }

    @Override
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        add(instrument, MODIFY, orderId, newPriceTicks, newLots);
    }

    private static InputStream open(final Path file) throws IOException {
        final InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private void add(final String line) {
        final int[] fields = new int[FIELDS];
        final String[] texts = line.split(",", -1);
        for (int i = 1; i < texts.length && i <= FIELDS; i++) {
            fields[i - 1] = Integer.parseInt(texts[i]);
        }
        switch (texts[0] + texts.length) {
            case "N6" -> onNew(0, fields[0], fields[1] == 0, fields[2], fields[3], fields[4] == 1);
            case "C2" -> onCancel(0, fields[0]);
            // Its second field is the side, which the book knows.
            case "M5" -> onModify(0, fields[0], fields[2], fields[3]);
            default -> throw new IllegalArgumentException("expected=N with 6 fields, C with 2 or M with 5");
        }
    }

    private void add(
            final int instrument, final int flags, final long orderId, final int priceTicks, final int ofLots) {
        if (size == MOST_MESSAGES) {
            throw new IllegalArgumentException("too many messages: most=" + MOST_MESSAGES);
        }
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
            prices = Arrays.copyOf(prices, 2 * size);
            lots = Arrays.copyOf(lots, 2 * size);
        }
        instruments = Math.max(instruments, instrument + 1);
        heads[size] = instrument << INSTRUMENT_SHIFT | flags;
        ids[size] = Math.toIntExact(orderId);
        prices[size] = priceTicks;
        lots[size++] = ofLots;
    }
}
