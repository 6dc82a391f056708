package io.ringbook.agents.hub;

import io.ringbook.agents.Message;
import java.util.HashMap;
import java.util.Map;

/** The cache that all agents share: what was put into it by signals, in the order of the stream. The hub writes, any thread reads. */
final class Cache {
    private volatile Contents latest = Contents.NONE;
    /** Null in a live market. */
    private History<Contents> history;

    /**
     * What was in it at one moment; never changes.
     *
     * @param place in the stream behind which it was so: how many records there were
     */
    record Contents(long place, Map<String, Object> values) {
        static final Contents NONE = new Contents(0, Map.of());
    }

    /** In a market whose agents are told later, before anything is put. */
    void keepHistory(final History<Contents> itsHistory) {
        history = itsHistory;
    }

    /** Any thread. @return what is in it; never changes */
    Map<String, Object> latest() {
        return latest.values();
    }

    /** @return what was in it at this time in a simulated market, what is in it in a live one */
    Contents at(final long timeNs) {
        return history == null ? latest : history.at(timeNs);
    }

    /**
     * For the hub's thread.
     *
     * @param message is passed over if it is none for the cache
     * @param place of it in the stream
     * @param keepNs how far back someone may look
     */
    void take(final Message message, final long place, final long nowNs, final long keepNs) {
        if (message instanceof Message.CachedNumber number) {
            put(number.key(), number.value(), place, nowNs, keepNs);
        } else if (message instanceof Message.CachedText text) {
            put(text.key(), text.value(), place, nowNs, keepNs);
        }
    }

    private void put(final String key, final Object value, final long place, final long nowNs, final long keepNs) {
        final Map<String, Object> changed = new HashMap<>(latest.values());
        changed.put(key, value);
        latest = new Contents(place, changed);
        if (history != null) {
            history.add(latest, nowNs, keepNs);
        }
    }
}
