package io.ringbook.bench.agents;

import io.ringbook.bench.fork.Measurement;

/**
 * What the forks of one market took.
 *
 * @param agents in it
 * @param forks of which a unit is a command or a wake-up
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

    /** @return of a run, in which an agent's code ran */
    public long wakeUps() {
        return Long.parseLong(forks.told().get(SwarmFork.WAKE_UPS));
    }

    /** @return of a run */
    public long commands() {
        return Long.parseLong(forks.told().get(SwarmFork.COMMANDS));
    }

    /** @return that a process had at most, of all forks */
    public long megabytes() {
        return forks.own().stream().mapToLong(Long::parseLong).max().orElse(0);
    }

    /** @return milliseconds of a run */
    public double millis() {
        return forks.median() * forks.units() / 1e6;
    }

    /** @return how much faster than a clock its time goes by */
    public double speed() {
        return simulatedSeconds() * 1e9 / (forks.median() * forks.units());
    }
}
