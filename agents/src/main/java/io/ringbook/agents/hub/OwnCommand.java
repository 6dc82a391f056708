package io.ringbook.agents.hub;

import io.ringbook.agents.Rejection.Request;
import io.ringbook.core.Side;
import io.ringbook.core.command.QuoteTerms;

/** What a seat sent, while the events follow that it caused. */
final class OwnCommand {
    long sequence;
    /** Orders that were sent and whose command has not come back. */
    int underWay;

    Request request = Request.ORDER;
    /** Of the order that it is about; of one that is not known any more the agent's first. */
    SeatDesk desk;

    long orderId;
    Side side;
    long priceTicks;
    long lots;
    boolean isQuote;

    /** What an own transfer takes, once it is carried out. */
    int asset;

    long amount;

    private QuoteTerms quote;

    /** Its terms, if it is a quote. */
    QuoteTerms quote() {
        if (quote == null) {
            quote = new QuoteTerms();
        }
        return quote;
    }
}
