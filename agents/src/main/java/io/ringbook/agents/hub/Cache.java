package io.ringbook.agents.hub;

import io.ringbook.agents.Message;
import java.util.HashMap;
import java.util.Map;

/** The cache that all agents share: what was put into it by signals, in the order of the stream. The hub writes, any thread reads. */
final class Cache {
    private volatile Map<String, Object> latest = Map.of();
    /** Null in a live market. */
    private History<Map<String, Object>> history;

    /** In a simulated market, before anything is put. */
    void keepHistory() {
        history = new History<>(latest);
    }

    /** Any thread. @return what is in it; never changes */
    Map<String, Object> latest() {
        return latest;
    }

    /** @return what was in it at this time in a simulated market, what is in it in a live one; never changes */
    Map<String, Object> at(final long timeNs) {
        return history == null ? latest : history.at(timeNs);
    }

    /**
     * For the hub's thread.
     *
     * @param message is passed over if it is none for the cache
     * @param keepNs how far back someone may look
     */
    void take(final Message message, final long nowNs, final long keepNs) {
        if (message instanceof Message.CachedNumber number) {
            put(number.key(), number.value(), nowNs, keepNs);
        } else if (message instanceof Message.CachedText text) {
            put(text.key(), text.value(), nowNs, keepNs);
        }
    }

    private void put(final String key, final Object value, final long nowNs, final long keepNs) {
        final Map<String, Object> changed = new HashMap<>(latest);
        changed.put(key, value);
        latest = changed;
        if (history != null) {
            history.add(changed, nowNs, keepNs);
        }
    }
}
