package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents come to a live run and leave it, by files in its folder. */
final class AttachTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String GUEST = """
            import io.ringbook.agents.Desk;
            import io.ringbook.agents.TradingAgent;
            import io.ringbook.core.TimeInForce;

            public final class Guest implements TradingAgent {
                @Override
                public void onStart(final Desk desk) {
                    desk.log("came, life " + (desk.state().get("lives", 0L) + 1));
                    desk.state().set("lives", desk.state().get("lives", 0L) + 1);
                    desk.buy(1, 10, TimeInForce.GTC);
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void agentsComeToALiveRunLeaveItAndComeBackWithARestart() throws IOException {
        final Path run = directory.resolve("run");
        final Path guest = Files.writeString(directory.resolve("Guest.java"), GUEST);
        final Path wrong = Files.writeString(directory.resolve("Wrong.java"), GUEST.replace("desk.log", "desk.lag"));
        assertEquals(2, Ringbook.execute("attach", guest.toString(), run.toString()));
        assertTimeoutPreemptively(LONGEST, () -> {
            final CompletableFuture<Integer> live = CompletableFuture.supplyAsync(
                    () -> Ringbook.execute("run", "--live", "--duration", "12s", "--out", run.toString()));
            while (!Files.exists(run.resolve("agents/maker-1.agent"))) {
                Thread.onSpinWait();
            }
            assertEquals(0, Ringbook.execute("attach", guest + ",name=one", run.toString()));
            assertEquals(0, Ringbook.execute("attach", guest + ",name=two", run.toString()));
            assertEquals(0, Ringbook.execute("attach", "noise,name=three,lots=2", run.toString()));
            assertEquals(2, Ringbook.execute("attach", guest + ",name=two", run.toString()));
            assertEquals(2, Ringbook.execute("attach", wrong + ",name=four", run.toString()));
            assertEquals(2, Ringbook.execute("attach", "noise,name=five,size=2", run.toString()));
            assertEquals(0, Ringbook.execute("detach", "one", run.toString()));
            assertEquals(0, Ringbook.execute("detach", "maker-2", run.toString()));
            assertEquals(2, Ringbook.execute("detach", "one", run.toString()));
            assertEquals(0, live.get());
        });
        assertEquals(2, Ringbook.execute("detach", "two", run.toString()));
        assertEquals(0, Ringbook.execute("verify", run.toString()));
        assertEquals(GUEST, Files.readString(run.resolve("agents/two.java")));
        assertFalse(Files.exists(run.resolve("agents/four.agent")));
        Files.delete(guest);
        assertEquals(0, Ringbook.execute("restart", run.toString(), "--duration", "2s"));
        assertEquals(0, Ringbook.execute("verify", run.toString()));
        assertTrue(Files.readString(run.resolve("state/two.json")).contains("\"lives\" : 4"));
        final String log = Files.readString(run.resolve("agents.log"));
        assertTrue(log.contains(" one came, life 1\n"), log);
        assertTrue(log.contains(" two came, life 4\n"), log);
    }
}
