package io.ringbook.bench.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The published text of the reports, hashed as it grows: one line each, in the order of the messages and within one
 * message by type, joined by line feeds without a last one.
 */
public final class ReportText implements ReportListener {
    public static final int ACCEPTED = 0;
    public static final int TRADE = 1;
    public static final int CANCELED = 2;
    public static final int MODIFIED = 3;
    public static final int CANCEL_REFUSED = 4;
    public static final int MODIFY_REFUSED = 5;
    private static final int TYPES = 6;

    private final MessageDigest digest = sha256Digest();
    private final StringBuilder[] lines = new StringBuilder[TYPES];
    private final long[] counts = new long[TYPES];
    private final StringBuilder copy;
    private long sequence = -1;
    private boolean first = true;

    public ReportText() {
        this(null);
    }

    /** @param copy gets the text too, message by message; null for none */
    public ReportText(final StringBuilder copy) {
        this.copy = copy;
        for (int type = 0; type < TYPES; type++) {
            lines[type] = new StringBuilder();
        }
    }

    /** @return how many reports of a type, 0 to 5, there were */
    public long count(final int type) {
        return counts[type];
    }

    /** Ends the text. @return its hash in lower-case hex; to be asked once */
    public String sha256() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void onAccepted(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        line(ACCEPTED, sequence)
                .append(',')
                .append(side(buy))
                .append(',')
                .append(orderId)
                .append(',')
                .append(priceTicks)
                .append(',')
                .append(lots);
    }

    @Override
    public void onTrade(
            final long sequence,
            final int priceTicks,
            final int lots,
            final long makerOrderId,
            final long takerOrderId) {
        line(TRADE, sequence)
                .append(',')
                .append(priceTicks)
                .append(',')
                .append(lots)
                .append(',')
                .append(makerOrderId)
                .append(',')
                .append(takerOrderId);
    }

    @Override
    public void onCanceled(final long sequence, final boolean buy, final long orderId, final int priceTicks) {
        line(CANCELED, sequence)
                .append(',')
                .append(side(buy))
                .append(',')
                .append(orderId)
                .append(',')
                .append(priceTicks);
    }

    @Override
    public void onModified(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        line(MODIFIED, sequence)
                .append(',')
                .append(side(buy))
                .append(',')
                .append(orderId)
                .append(',')
                .append(priceTicks)
                .append(',')
                .append(lots);
    }

    @Override
    public void onCancelRefused(final long sequence, final long orderId) {
        line(CANCEL_REFUSED, sequence).append(',').append(orderId);
    }

    @Override
    public void onModifyRefused(final long sequence, final long orderId) {
        line(MODIFY_REFUSED, sequence).append(',').append(orderId);
    }

    private StringBuilder line(final int type, final long sequence) {
        if (sequence != this.sequence) {
            if (sequence < this.sequence) {
                throw new IllegalArgumentException("sequence falls: sequence=" + sequence);
            }
            flush();
            this.sequence = sequence;
        }
        counts[type]++;
        return lines[type].append('\n').append(type).append(',').append(sequence);
    }

    private void flush() {
        for (final StringBuilder ofType : lines) {
            if (ofType.length() > 0) {
                final String text = first ? ofType.substring(1) : ofType.toString();
                first = false;
                ofType.setLength(0);
                digest.update(text.getBytes(StandardCharsets.US_ASCII));
                if (copy != null) {
                    copy.append(text);
                }
            }
        }
    }

    private static char side(final boolean buy) {
        return buy ? '0' : '1';
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
