package io.ringbook.bench.latency;

import io.ringbook.bench.flow.Shape;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;

/**
 * What all rows have in common.
 *
 * @param seconds that each fork measures
 * @param messages of the stream, which is sent again and again, each time to a new market
 */
public record LatencyConfig(
        Profile profile, Durability durability, double seconds, Shape shape, long seed, int messages) {}
