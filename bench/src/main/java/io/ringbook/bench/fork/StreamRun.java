package io.ringbook.bench.fork;

/** One run of an engine through a stream, of which the opening is through already. */
public interface StreamRun extends AutoCloseable {
    /** Sends the stream from the end of its opening; when it returns everything has come out. */
    void send();

    /** @return of what came out, the same for each run of this stream on this engine */
    long checksum();

    @Override
    void close();
}
