package io.ringbook.bench.match;

import io.ringbook.bench.fork.Measurement;
import io.ringbook.bench.fork.StreamFork;

/**
 * What the forks of one engine and one stream took.
 *
 * @param stream its name
 * @param engine as people see it
 * @param forks of which a unit is a message that was measured
 */
public record MatchResult(String stream, String engine, Measurement forks) {
    /** @return of the reports, which each fork compared with the plain book's */
    public String hash() {
        return forks.told().get(StreamFork.HASH);
    }
}
