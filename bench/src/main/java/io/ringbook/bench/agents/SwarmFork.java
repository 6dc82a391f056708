package io.ringbook.bench.agents;

import io.ringbook.bench.fork.Fork;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StreamHash;

/**
 * What a forked JVM does: it runs one market again and again. The first two runs are hashed record by record and must be the same,
 * and every run must end in the same state.
 */
public final class SwarmFork {
    /** Names under which it tells what a run has. */
    static final String EVENTS = "events";

    static final String SECONDS = "seconds";
    static final String STREAM = "stream";
    static final String STATE = "state";

    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};
    private static final int WARM_UP = 2;

    private SwarmFork() {}

    /** @param args agents, seed, commands, measured runs */
    public static void main(final String... args) {
        final int agents = Integer.parseInt(args[0]);
        final long seed = Long.parseLong(args[1]);
        final long commands = Long.parseLong(args[2]);
        final String stream = streamHash(agents, seed, commands);
        Fork.expectSame("hash of the stream of a second run", stream, streamHash(agents, seed, commands));
        Fork.tell(STREAM, stream);
        final long[] nanos = new long[Integer.parseInt(args[3])];
        long bytes = 0;
        long units = 0;
        String state = null;
        for (int run = -WARM_UP; run < nanos.length; run++) {
            final Swarm swarm = new Swarm(agents, seed, NOBODY);
            try (swarm) {
                final long commandsBefore = swarm.commands();
                final long eventsBefore = swarm.events();
                final long bytesBefore = Fork.allocated();
                final long began = System.nanoTime();
                swarm.run(commands);
                final long took = System.nanoTime() - began;
                bytes = Fork.allocated() - bytesBefore;
                units = swarm.commands() - commandsBefore;
                Fork.tell(EVENTS, swarm.events() - eventsBefore);
                Fork.tell(SECONDS, swarm.simulatedSeconds());
                if (run >= 0) {
                    nanos[run] = took;
                }
            }
            state = state == null ? swarm.stateHash() : state;
            Fork.expectSame("hash of the state after run " + run, state, swarm.stateHash());
        }
        Fork.tell(STATE, state);
        Fork.result(units, bytes, nanos);
    }

    private static String streamHash(final int agents, final long seed, final long commands) {
        final StreamHash hash = new StreamHash();
        try (Swarm swarm = new Swarm(agents, seed, hash)) {
            swarm.run(commands);
        }
        return hash.end();
    }
}
