package io.ringbook.agents.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** The area between best bid and ask, as one closed shape for each time in which both were there. */
final class QuoteBand {
    private final PriceSeries series;
    private final TimeAxis times;
    private final ValueAxis prices;
    private final Svg.Path path = new Svg.Path();
    // The lower edge of the open shape, to be drawn backwards: where each bid began.
    private final Deque<int[]> bids = new ArrayDeque<>();
    private long bidTicks;
    private long askTicks;

    QuoteBand(final PriceSeries series, final TimeAxis times, final ValueAxis prices) {
        this.series = series;
        this.times = times;
        this.prices = prices;
    }

    /** @return closed shapes, in steps: what was quoted held until it changed */
    Svg.Path path() {
        for (int bucket = 0; bucket < series.size(); bucket++) {
            if (series.bidTicks(bucket) != PriceSeries.UNCHANGED) {
                quoted(times.at(series.timeNs(bucket)), series.bidTicks(bucket), series.askTicks(bucket));
            }
        }
        quoted(times.at(series.lastNs()), 0, 0);
        return path;
    }

    private void quoted(final int at, final long newBidTicks, final long newAskTicks) {
        final boolean wasOpen = bidTicks > 0 && askTicks > 0;
        final boolean isOpen = newBidTicks > 0 && newAskTicks > 0;
        if (wasOpen && !isOpen) {
            close(at);
        } else if (wasOpen && newAskTicks != askTicks) {
            path.across(at).upOrDown(prices.at(newAskTicks));
        } else if (isOpen && !wasOpen) {
            path.move(at, prices.at(newAskTicks));
        }
        if (isOpen && (!wasOpen || newBidTicks != bidTicks)) {
            bids.push(new int[] {at, prices.at(newBidTicks)});
        }
        bidTicks = newBidTicks;
        askTicks = newAskTicks;
    }

    private void close(final int at) {
        path.across(at);
        while (!bids.isEmpty()) {
            final int[] bid = bids.pop();
            path.upOrDown(bid[1]).across(bid[0]);
        }
        path.close();
    }
}
