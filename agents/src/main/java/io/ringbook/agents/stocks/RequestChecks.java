package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Parameters;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a request is within its limits; the first that it is not names it. Who sells is only asked whether it has sold that already.
 */
final class RequestChecks {
    private static final double NEAR = 0.8;

    private final double mostOfOrder;
    private final double mostOfSymbol;
    /** What each asked for on this day, by trader and request, as trader, symbol and side. */
    private final Map<String, String> asked = new HashMap<>();

    private final Set<String> approved = new HashSet<>();
    private long day = Long.MIN_VALUE;

    RequestChecks(final Parameters parameters) {
        mostOfOrder = parameters.number("max_position_size", 0.5, 0, 1);
        mostOfSymbol = parameters.number("concentration", 0.5, 0, 1);
    }

    /** Someone asks for something, whoever is to answer. */
    void asked(final long nowNs, final String trader, final OrderRequest request) {
        if (DayTime.day(nowNs) != day) {
            day = DayTime.day(nowNs);
            asked.clear();
            approved.clear();
        }
        asked.put(key(trader, request.request()), what(trader, request));
    }

    /** A manager, this one or another, has approved it. */
    void approved(final String trader, final long request) {
        final String what = asked.get(key(trader, request));
        if (what != null) {
            approved.add(what);
        }
    }

    /** @return why not, or null */
    String refusal(final Desk desk, final String trader, final OrderRequest request) {
        if (request.side() == Side.BUY) {
            if (request.value() > request.cash()) {
                return "Insufficient funds: value=" + Texts.money(desk, request.value()) + ", cash="
                        + Texts.money(desk, request.cash());
            }
            if (ofOrder(request) > mostOfOrder) {
                return "Position limit exceeded: " + shares(ofOrder(request), mostOfOrder);
            }
            if (ofSymbol(request) > mostOfSymbol) {
                return "Concentration risk too high: " + shares(ofSymbol(request), mostOfSymbol);
            }
        }
        return approved.contains(what(trader, request))
                ? "Duplicate order: trader=" + trader + ", symbol=" + request.symbol() + ", side=" + request.side()
                : null;
    }

    /** @return which limit a request is near that is within all, or null */
    String warning(final OrderRequest request) {
        if (request.side() == Side.SELL) {
            return null;
        }
        if (ofOrder(request) > NEAR * mostOfOrder) {
            return "order near its limit: " + shares(ofOrder(request), mostOfOrder);
        }
        return ofSymbol(request) > NEAR * mostOfSymbol
                ? "symbol near its limit: " + shares(ofSymbol(request), mostOfSymbol)
                : null;
    }

    private static double ofOrder(final OrderRequest request) {
        return (double) request.value() / request.portfolio();
    }

    private static double ofSymbol(final OrderRequest request) {
        return (double) (request.position() + request.value()) / request.portfolio();
    }

    private static String shares(final double share, final double most) {
        return "share=" + Texts.number(share) + ", most=" + Texts.number(most);
    }

    private static String what(final String trader, final OrderRequest request) {
        return trader + ' ' + request.symbol() + ' ' + request.side();
    }

    private static String key(final String trader, final long request) {
        return trader + ' ' + request;
    }
}
