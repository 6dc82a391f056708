package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.plugin.AgentJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is a source file or comes in a jar trades wherever a class does, and a restart finds it again. */
final class PluggedInTest {
    private static final String TAKER = """
            import io.ringbook.agents.Desk;
            import io.ringbook.agents.TradingAgent;
            import io.ringbook.core.TimeInForce;

            public final class Taker implements TradingAgent {
                @Override
                public void onQuote(final Desk desk) {
                    if (desk.askTicks() > 0 && desk.position() < 700) {
                        desk.buy(1, desk.askTicks(), TimeInForce.IOC);
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    private Path run;
    private Path taker;

    @BeforeEach
    void write() throws IOException {
        run = directory.resolve("run");
        taker = Files.writeString(directory.resolve("Taker.java"), TAKER);
    }

    @Test
    void simulatedFromTheCommandLine() throws IOException {
        assertEquals(0, run("run", "--duration", "5s", "--agent", taker + ",name=a/b", "--out", run.toString()));
        assertEquals(TAKER, Files.readString(run.resolve("agents/a%2Fb.java")));
        assertTrue(account("a/b").contains("\"fills\" : "), account("a/b"));
        assertFalse(account("a/b").contains("\"fills\" : 0,"), account("a/b"));
        assertEquals(0, run("verify", run.toString()));
    }

    @Test
    void simulatedFromAScenarioBesideIt() throws IOException {
        final Path scenario = Files.writeString(directory.resolve("mine.yaml"), """
                assets: [{symbol: USD, decimals: 2}, {symbol: ABC, decimals: 0}]
                instruments: [{symbol: ABC, base: ABC, quote: USD, tick: "0.01"}]
                agents:
                  - {type: maker, funds: {USD: "100000.00", ABC: "1000"}}
                  - {type: Taker.java, count: 2, funds: {USD: "100000.00"}}
                """);
        assertEquals(0, run("run", scenario.toString(), "--duration", "5s", "--out", run.toString()));
        assertEquals(TAKER, Files.readString(run.resolve("agents/Taker.java")));
        assertFalse(account("Taker-2").contains("\"fills\" : 0,"), account("Taker-2"));
    }

    @Test
    void liveAndAgainFromWhatTheRunKept() throws IOException {
        final String agent = taker + ",name=taker";
        assertEquals(0, run("run", "--live", "--duration", "1s", "--agent", agent, "--out", run.toString()));
        Files.delete(taker);
        assertEquals(0, run("restart", run.toString(), "--duration", "1s"));
        assertFalse(account("taker").contains("\"fills\" : 0,"), account("taker"));
        assertEquals(0, run("verify", run.toString()));
    }

    @Test
    void aRestartFindsTheJarsAgain() throws IOException {
        final Path jars = directory.resolve("jars");
        AgentJar.write(jars.resolve("dips.jar"), AgentJar.listing("Type"), AgentJar.type("Type", "dips"));
        final String[] args = {"run", "--live", "--duration", "1s", "--agents", jars.toString(), "--agent", "dips"};
        assertEquals(
                0,
                run(Stream.concat(Stream.of(args), Stream.of("--out", run.toString()))
                        .toArray(String[]::new)));
        assertEquals(0, run("restart", run.toString(), "--duration", "1s"));
        Files.delete(jars.resolve("dips.jar"));
        assertEquals(2, run("restart", run.toString(), "--duration", "1s"));
    }

    @Test
    void inAFeed() throws IOException {
        final Path messages = Files.writeString(directory.resolve("messages.csv"), "N,1,1,100,5,0\nN,2,1,101,5,0\n");
        assertEquals(
                0,
                run(
                        "feed",
                        messages.toString(),
                        "--format",
                        "messages",
                        "--agent",
                        taker.toString(),
                        "--out",
                        run.toString()));
        assertEquals(TAKER, Files.readString(run.resolve("agents/Taker-added.java")));
    }

    private static int run(final String... args) {
        return Ringbook.execute(args);
    }

    /** @return what the summary says about an account, up to the end of its block */
    private String account(final String name) throws IOException {
        final String summary = Files.readString(run.resolve("summary.json"));
        final int at = summary.indexOf("\"" + name + "\"");
        assertTrue(at > 0, summary);
        return summary.substring(at, summary.indexOf("}", at));
    }
}
