package io.ringbook.agents;

import io.ringbook.core.Instrument;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.marketdata.Bar;
import java.util.Collection;
import java.util.List;

/**
 * An agent's only door: the market, its own orders and balances, and what it may do about them, for one instrument.
 *
 * <p>Prices are in ticks, quantities in lots, money and assets in minor units, times in nanoseconds since the epoch. Use
 * it on the thread that calls the agent and nowhere else.
 */
public interface Desk {
    /** The agent's name, which is its account's. */
    String name();

    /** What is traded here. */
    Instrument instrument();

    /** The desk of another of the agent's instruments. */
    Desk on(String symbol);

    /** Symbols of all of the agent's instruments. */
    List<String> symbols();

    /** Prices and quantities of the instrument as people write them, such as 100.25, and back. */
    InstrumentScale scale();

    /** Now: the market's time, never the computer's. */
    long nowNs();

    /** This agent's own stream of random numbers; the same for the same seed and name, whoever else is there. */
    RandomStream random();

    /** Best price that someone buys at, or 0. */
    long bidTicks();

    /** Lots at the best bid, or 0. */
    long bidLots();

    /** Best price that someone sells at, or 0. */
    long askTicks();

    /** Lots at the best ask, or 0. */
    long askLots();

    /** Price of the last trade, or 0 before the first. */
    long lastTicks();

    /** Whether the instrument is open, halted, in an auction or closed. */
    Phase phase();

    /** Lots that traded in this instrument since the market was opened or restarted, own ones included. */
    long tradedLots();

    /**
     * The best {@value DepthSnapshot#LEVELS} levels of each side. They are kept from the first call on, which shows nothing, or from the
     * start if the agent has {@link TradingAgent#onBook}. What is shown comes with the next change of the market.
     */
    DepthSnapshot depth();

    /** The last trades, the newest first, at most 64. Those before the first call are not shown. */
    List<Trade> trades(int most);

    /**
     * Bars that are full, the oldest first, at most 500; those of spans without a trade are left out, and those that began before the
     * first call for this span. From then on {@link TradingAgent#onBar} tells each.
     *
     * @param span such as 1m; a bar begins at a whole number of spans since the epoch
     */
    List<Bar> bars(String span, int most);

    /** What the instrument is worth now by itself, in ticks, exactly: add what your agent does not know. NaN where nobody said. */
    double fundamentalTicks();

    /** Lots of this instrument's base asset that the agent owns, those held for its orders included. */
    long position();

    /** What the agent owns of the quote asset, what is held for its orders included; minor units. */
    long cash();

    /** What of {@link #cash} is not held; minor units. */
    long freeCash();

    /** What of {@link #position} is not held. */
    long freePosition();

    /** What the agent owns of any asset, what is held for its orders included; minor units. */
    long balance(String asset);

    /** What of {@link #balance} is held; minor units. */
    long held(String asset);

    /**
     * What the agent's trades in this instrument have brought since it came: what it was paid less what it paid and its fees, and what
     * it bought more than it sold at the price of the last trade. Minor units of the quote asset.
     */
    long profit();

    /** Own live orders in this instrument, in the order in which they were accepted. A view: do not change orders in it. */
    Collection<OwnOrder> orders();

    /** Buys at a limit or better. */
    Placement buy(long lots, long limitTicks, TimeInForce timeInForce);

    /** Sells at a limit or better. */
    Placement sell(long lots, long limitTicks, TimeInForce timeInForce);

    /** Trades with whatever rests, as far as the funds go. */
    Placement market(Side side, long lots);

    /** Places an order of any kind. */
    Placement place(Order order);

    /**
     * Places a bid and an ask, or puts them in the places of those of this desk's last quote; both or neither are taken. An own order
     * that one of them meets is not traded with: the new one is canceled.
     *
     * @param bidLots 0 for no bid, and one that is there is canceled
     * @param askLots likewise
     */
    Answer quote(long bidTicks, long bidLots, long askTicks, long askLots);

    /** The bid or ask of the last {@link #quote}, or null if it is not live. */
    OwnOrder quoted(Side side);

    /** Cancels an own order. */
    Answer cancel(long orderId);

    /**
     * Changes an own order. Fewer lots at the same price keep its place in the queue.
     *
     * @param openLots the new open quantity, whatever was filled before
     */
    Answer replace(long orderId, long limitTicks, long openLots);

    /** Cancels all own orders in this instrument. */
    Answer cancelAll();

    /**
     * Gives another account something that is free.
     *
     * @param toAccount its name
     * @param amount minor units
     * @throws IllegalArgumentException if there is no such account or asset
     */
    Answer transfer(String toAccount, String asset, long amount);

    /**
     * Tells all who follow a topic.
     *
     * @param topic at most 20 ASCII characters
     * @param kind what it means is up to those who use the topic; not negative
     * @param text at most 448 bytes as UTF-8
     */
    Answer signal(String topic, int kind, String text);

    /**
     * Tells all who follow a topic, in fields.
     *
     * @param topic at most 20 ASCII characters
     * @throws IllegalArgumentException if its texts are too long to send
     */
    Answer send(String topic, Message message);

    /** From now on {@link TradingAgent#onSignal} is called for what others say on this topic. */
    void follow(String topic);

    /**
     * Puts a number into the cache that all agents share. It is a signal: everyone, this agent too, sees it when the stream has it.
     *
     * @param key at most 200 bytes as UTF-8
     */
    Answer put(String key, double value);

    /** As {@link #put(String, double)}, for a text of at most 200 bytes. */
    Answer put(String key, String value);

    /** The number that was put into the cache last, or {@code byDefault} if there is none. */
    double cached(String key, double byDefault);

    /** The text that was put into the cache last, or null. */
    String cached(String key);

    /** What this agent keeps. */
    AgentState state();

    /** Writes a line for people into the run's log, with the market's time and the agent's name. It is not in the stream. */
    void log(String text);

    /** Asks for {@link TradingAgent#onTimer} after a time; takes the place of what this desk asked for before. */
    void wakeAfter(long delayNs);

    /** As {@link #wakeAfter}, at a time; one that has passed is as soon as can be. */
    void wakeAt(long timeNs);

    /** No timer any more. */
    void wakeNever();
}
