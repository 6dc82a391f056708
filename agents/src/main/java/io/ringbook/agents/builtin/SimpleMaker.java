package io.ringbook.agents.builtin;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Message;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Quotes when it is asked: it puts a bid one below and an ask one above its price into the book, and then answers on the topic
 * {@value #ANSWERS}. After each answer its price goes up or down by one, and it is higher the less it has left. It offers
 * what it owns and bids what it can pay; a side for which it has nothing is 0 in its answer.
 *
 * <p>Parameters: {@code price} it starts at (ticks, 100), {@code lots} on each side, at most (1), {@code react} (lots less that
 * make it one tick dearer, 10).
 */
public final class SimpleMaker implements TradingAgent {
    /** Topic of answers to requests of quotes. */
    static final String ANSWERS = "quote-answers";

    private final long startTicks;
    private final long lots;
    private final long reactLots;
    private final Map<String, Price> prices = new HashMap<>();

    public SimpleMaker(final Parameters parameters) {
        startTicks = parameters.whole("price", 100, 2, Limits.MAX_PRICE_TICKS - 1);
        lots = parameters.whole("lots", 1, 1, Limits.MAX_LOTS);
        reactLots = parameters.whole("react", 10, 1, Limits.MAX_LOTS);
    }

    /** Of one instrument. */
    private static final class Price {
        long walkTicks;
        final long startLots;

        Price(final long walkTicks, final long startLots) {
            this.walkTicks = walkTicks;
            this.startLots = startLots;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        desk.cancelAll();
        prices.put(desk.instrument().symbol(), new Price(startTicks, desk.position()));
    }

    @Override
    public void onQuoteRequest(final Desk desk, final String from) {
        final String symbol = desk.instrument().symbol();
        final Price price = prices.get(symbol);
        final long dearer = Math.floorDiv(price.startLots - desk.position(), reactLots);
        final long ticks = Math.max(2, Math.min(Limits.MAX_PRICE_TICKS - 1, price.walkTicks + dearer));
        final long bidTicks = ticks - 1;
        final long askTicks = ticks + 1;
        final long bidLots = Math.min(lots, Means.all(desk, Side.BUY, bidTicks));
        final long askLots = Math.min(lots, Math.max(0, Means.all(desk, Side.SELL, askTicks)));
        if (desk.quote(bidTicks, bidLots, askTicks, askLots) != Answer.SENT) {
            return;
        }
        desk.send(
                ANSWERS,
                new Message.QuoteAnswer(
                        from, symbol, bidLots > 0 ? bidTicks : 0, bidLots, askLots > 0 ? askTicks : 0, askLots));
        price.walkTicks += desk.random().nextBoolean() ? 1 : -1;
    }
}
