package io.ringbook.bench.agents;

import io.ringbook.bench.fork.Measurement;

/**
 * What the forks of one market took.
 *
 * @param agents in it
 * @param forks of which a unit is a command
 */
public record SwarmResult(int agents, Measurement forks) {
    /** @return of a run */
    public long events() {
        return Long.parseLong(forks.told().get(SwarmFork.EVENTS));
    }

    /** @return of simulated time in a run */
    public long simulatedSeconds() {
        return Long.parseLong(forks.told().get(SwarmFork.SECONDS));
    }

    /** @return of the stream of a run, from the market's first command on */
    public String streamHash() {
        return forks.told().get(SwarmFork.STREAM);
    }

    /** @return nanoseconds for each event */
    public double nanosByEvent() {
        return forks.median() * forks.units() / events();
    }

    /** @return how much faster than a clock its time goes by */
    public double speed() {
        return simulatedSeconds() * 1e9 / (forks.median() * forks.units());
    }
}
