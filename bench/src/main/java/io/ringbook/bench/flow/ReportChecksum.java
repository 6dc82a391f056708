package io.ringbook.bench.flow;

/**
 * All reports of a run as one number, which depends on each field and on their order, and costs next to nothing. A
 * measured run is right if it has the number of one whose text was compared.
 */
public final class ReportChecksum implements ReportListener {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final ReportListener next;
    private long sum;

    public ReportChecksum() {
        this(null);
    }

    /** @param next is given the reports as well; null for nobody */
    public ReportChecksum(final ReportListener next) {
        this.next = next;
    }

    /** @return of all reports so far */
    public long value() {
        return sum;
    }

    @Override
    public void onAccepted(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        add(ReportText.ACCEPTED + sequence, orderId + (buy ? 1L << 40 : 0), priceTicks + ((long) lots << 32));
        if (next != null) {
            next.onAccepted(sequence, buy, orderId, priceTicks, lots);
        }
    }

    @Override
    public void onTrade(
            final long sequence,
            final int priceTicks,
            final int lots,
            final long makerOrderId,
            final long takerOrderId) {
        add(ReportText.TRADE + sequence, makerOrderId + (takerOrderId << 32), priceTicks + ((long) lots << 32));
        if (next != null) {
            next.onTrade(sequence, priceTicks, lots, makerOrderId, takerOrderId);
        }
    }

    @Override
    public void onCanceled(final long sequence, final boolean buy, final long orderId, final int priceTicks) {
        add(ReportText.CANCELED + sequence, orderId + (buy ? 1L << 40 : 0), priceTicks);
        if (next != null) {
            next.onCanceled(sequence, buy, orderId, priceTicks);
        }
    }

    @Override
    public void onModified(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        add(ReportText.MODIFIED + sequence, orderId + (buy ? 1L << 40 : 0), priceTicks + ((long) lots << 32));
        if (next != null) {
            next.onModified(sequence, buy, orderId, priceTicks, lots);
        }
    }

    @Override
    public void onCancelRefused(final long sequence, final long orderId) {
        add(ReportText.CANCEL_REFUSED + sequence, orderId, 0);
        if (next != null) {
            next.onCancelRefused(sequence, orderId);
        }
    }

    @Override
    public void onModifyRefused(final long sequence, final long orderId) {
        add(ReportText.MODIFY_REFUSED + sequence, orderId, 0);
        if (next != null) {
            next.onModifyRefused(sequence, orderId);
        }
    }

    private void add(final long head, final long ids, final long terms) {
        sum = (sum ^ head) * FACTOR + ids ^ Long.rotateLeft(terms, 17);
    }
}
