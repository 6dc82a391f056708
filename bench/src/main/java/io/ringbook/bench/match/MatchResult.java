package io.ringbook.bench.match;

import io.ringbook.bench.fork.Measurement;

/**
 * What the forks of one way and one stream took.
 *
 * @param stream its name
 * @param forks of which a unit is a message that was measured
 */
public record MatchResult(String stream, Way way, Measurement forks) {
    /** @return of the reports, which each fork compared with the plain book's */
    public String hash() {
        return forks.told().get(MatchFork.HASH);
    }
}
