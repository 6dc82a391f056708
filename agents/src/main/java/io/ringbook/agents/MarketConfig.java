package io.ringbook.agents;

import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * How a market runs. Start from {@link #simulated} or {@link #live} and change what you need.
 *
 * @param journal folder of the journal, or null to write none
 * @param durability of the journal
 * @param profile STEPPED for simulated time, SHARED or LATENCY for a live market
 * @param engine capacities
 * @param seed of the agents' random numbers
 * @param start when simulated time begins; of a live market, when it was configured
 * @param latencyNs simulated time from the engine to an agent that has no {@linkplain AgentSpec#latency latency of its own};
 *     what such a one sends takes none
 * @param laneBytes room for an agent's own events in a live market, a power of two; an agent that lets it fill up is cut off
 * @param deliveries of a live market with a journal: folder where each agent that is there from the start writes what it is told and
 *     when, so that it can be {@linkplain Rerun run again}; null for none. In simulated time that follows from the journal
 */
public record MarketConfig(
        Path journal,
        Durability durability,
        Profile profile,
        EngineConfig engine,
        long seed,
        Instant start,
        long latencyNs,
        int laneBytes,
        Path deliveries) {
    private static final Instant DEFAULT_START = Instant.parse("2024-01-02T09:30:00Z");
    private static final long DEFAULT_LATENCY_NS = 100_000;
    /** What a few agents that send all they may in one moment can cause another one to be told. */
    private static final int DEFAULT_LANE_BYTES = 1 << 20;

    public MarketConfig {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(start, "start");
        if ((journal == null) != (durability == Durability.NONE)) {
            throw new IllegalArgumentException("journal=" + journal + " does not go with durability=" + durability);
        }
        if (latencyNs < 1) {
            throw new IllegalArgumentException("not positive: latencyNs=" + latencyNs);
        }
        if (deliveries != null && (journal == null || profile == Profile.STEPPED)) {
            throw new IllegalArgumentException("only a live market with a journal records deliveries: profile="
                    + profile + ", journal=" + journal);
        }
    }

    /** Simulated time from 2024-01-02T09:30:00Z, 100 microseconds to each agent, seed 1. */
    public static MarketConfig simulated(final Path journal) {
        return new MarketConfig(
                journal,
                durability(journal),
                Profile.STEPPED,
                EngineConfig.standard(),
                1,
                DEFAULT_START,
                DEFAULT_LATENCY_NS,
                DEFAULT_LANE_BYTES,
                null);
    }

    /** The computer's time, two threads and one for each agent. */
    public static MarketConfig live(final Path journal) {
        return simulated(journal).withProfile(Profile.SHARED);
    }

    /** @param newJournal folder, or null with a durability of NONE */
    public MarketConfig withJournal(final Path newJournal, final Durability newDurability) {
        return new MarketConfig(
                newJournal, newDurability, profile, engine, seed, start, latencyNs, laneBytes, deliveries);
    }

    /** A live market starts now. */
    public MarketConfig withProfile(final Profile newProfile) {
        final Instant newStart = newProfile == Profile.STEPPED ? start : Instant.now();
        return new MarketConfig(
                journal, durability, newProfile, engine, seed, newStart, latencyNs, laneBytes, deliveries);
    }

    public MarketConfig withSeed(final long newSeed) {
        return new MarketConfig(journal, durability, profile, engine, newSeed, start, latencyNs, laneBytes, deliveries);
    }

    public MarketConfig withStart(final Instant newStart) {
        return new MarketConfig(journal, durability, profile, engine, seed, newStart, latencyNs, laneBytes, deliveries);
    }

    public MarketConfig withEngine(final EngineConfig newEngine) {
        return new MarketConfig(journal, durability, profile, newEngine, seed, start, latencyNs, laneBytes, deliveries);
    }

    public MarketConfig withLatencyNs(final long newLatencyNs) {
        return new MarketConfig(journal, durability, profile, engine, seed, start, newLatencyNs, laneBytes, deliveries);
    }

    public MarketConfig withLaneBytes(final int newLaneBytes) {
        return new MarketConfig(journal, durability, profile, engine, seed, start, latencyNs, newLaneBytes, deliveries);
    }

    public MarketConfig withDurability(final Durability newDurability) {
        return new MarketConfig(journal, newDurability, profile, engine, seed, start, latencyNs, laneBytes, deliveries);
    }

    /** @param newDeliveries folder, or null */
    public MarketConfig withDeliveries(final Path newDeliveries) {
        return new MarketConfig(journal, durability, profile, engine, seed, start, latencyNs, laneBytes, newDeliveries);
    }

    /** When simulated time begins, nanoseconds since the epoch. */
    public long startNs() {
        return Durations.sinceEpochNs(start);
    }

    private static Durability durability(final Path journal) {
        return journal == null ? Durability.NONE : Durability.PAGE_CACHE;
    }
}
