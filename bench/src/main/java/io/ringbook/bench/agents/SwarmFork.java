package io.ringbook.bench.agents;

import io.ringbook.bench.Folders;
import io.ringbook.bench.fork.Fork;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StreamHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a forked JVM does: it runs one market again and again. The first two runs are hashed record by record and must be the same,
 * and every run must end in the same state.
 */
public final class SwarmFork {
    /** Names under which it tells what a run has. */
    static final String EVENTS = "events";

    static final String WAKE_UPS = "wake-ups";
    static final String COMMANDS = "commands";
    static final String SECONDS = "seconds";
    static final String STREAM = "stream";
    static final String STATE = "state";

    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};
    private static final int WARM_UP = 2;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MOST_MEMORY = "VmHWM:";

    private SwarmFork() {}

    /** @param args cast, agents, seed, units, measured runs, folder for journals */
    public static void main(final String... args) throws IOException {
        final Cast cast = Cast.valueOf(args[0]);
        final int agents = Integer.parseInt(args[1]);
        final long seed = Long.parseLong(args[2]);
        final long most = Long.parseLong(args[3]);
        final Path folder = Path.of(args[5]);
        final String stream = streamHash(cast, agents, seed, most);
        Fork.expectSame("hash of the stream of a second run", stream, streamHash(cast, agents, seed, most));
        Fork.tell(STREAM, stream);
        final long[] nanos = new long[Integer.parseInt(args[4])];
        long bytes = 0;
        long units = 0;
        String state = null;
        for (int run = -WARM_UP; run < nanos.length; run++) {
            final Path journal = cast == Cast.SWARM ? null : Files.createTempDirectory(folder, "agents");
            final Swarm swarm = new Swarm(cast, agents, seed, journal, NOBODY);
            try (swarm) {
                final long commandsBefore = swarm.commands();
                final long wakeUpsBefore = swarm.wakeUps();
                final long eventsBefore = swarm.events();
                final long bytesBefore = Fork.allocated();
                final long began = System.nanoTime();
                swarm.run(most);
                final long took = System.nanoTime() - began;
                bytes = Fork.allocated() - bytesBefore;
                final long commands = swarm.commands() - commandsBefore;
                final long wakeUps = swarm.wakeUps() - wakeUpsBefore;
                units = commands + wakeUps;
                Fork.tell(COMMANDS, commands);
                Fork.tell(WAKE_UPS, wakeUps);
                Fork.tell(EVENTS, swarm.events() - eventsBefore);
                Fork.tell(SECONDS, swarm.simulatedSeconds());
                if (run >= 0) {
                    nanos[run] = took;
                }
            }
            state = state == null ? swarm.stateHash() : state;
            Fork.expectSame("hash of the state after run " + run, state, swarm.stateHash());
            if (journal != null) {
                Folders.delete(journal);
            }
        }
        Fork.tell(STATE, state);
        Fork.tellOwn(Long.toString(mostMegabytes()));
        Fork.result(units, bytes, nanos);
    }

    private static String streamHash(final Cast cast, final int agents, final long seed, final long most) {
        final StreamHash hash = new StreamHash();
        try (Swarm swarm = new Swarm(cast, agents, seed, null, hash)) {
            swarm.run(most);
        }
        return hash.end();
    }

    /** @return memory that the process had at most, 0 where the system does not say */
    private static long mostMegabytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(MOST_MEMORY))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
