package io.ringbook.agents.cli;

import io.ringbook.agents.AgentLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** What agents log, a line each: time, agent, text. There is no file as long as nobody logs. */
final class AgentLogFile implements AgentLog, AutoCloseable {
    private static final String FILE = "agents.log";

    private final RunFolder folder;
    private BufferedWriter writer;

    private AgentLogFile(final RunFolder folder) {
        this.folder = folder;
    }

    static AgentLogFile in(final RunFolder folder) {
        return new AgentLogFile(folder);
    }

    @Override
    public synchronized void line(final long nowNs, final String agent, final String text) {
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            writer.write(Instant.ofEpochSecond(0, nowNs) + " " + agent + " " + text.replace('\n', ' ') + "\n");
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }
}
