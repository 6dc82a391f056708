package io.ringbook.bench.fork;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What a forked JVM says to the one that started it, line by line, and what it needs for that. */
public final class Fork {
    /** Begins the line of a result: units of a run, bytes allocated in the last, nanoseconds of each, by spaces. */
    static final String RESULT = "result ";

    /** Begins a line with a name and a value. */
    static final String TOLD = "told ";

    /** Begins a line with what is of this fork alone. */
    static final String OWN = "own ";

    private Fork() {}

    /**
     * Says something that is the same in every fork of a row.
     *
     * @param name without a space
     */
    public static void tell(final String name, final Object value) {
        System.out.println(TOLD + name + " " + value);
    }

    /** Says something that is not the same in every fork of a row; to be called once. */
    public static void tellOwn(final String value) {
        System.out.println(OWN + value);
    }

    /**
     * Says what was measured; to be called once, when the output was found right.
     *
     * @param units of work in a run
     * @param bytes allocated in the last run
     * @param nanos of each run
     */
    public static void result(final long units, final long bytes, final long... nanos) {
        System.out.println(RESULT + units + " " + bytes + " "
                + String.join(" ", Arrays.stream(nanos).mapToObj(Long::toString).toList()));
    }

    /** @throws IllegalStateException if they differ; no number is told then */
    public static void expectSame(final String what, final Object expected, final Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("wrong output: " + what + ": expected=" + expected + ", found=" + found);
        }
    }

    /** @return bytes allocated so far by all threads that live */
    public static long allocated() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
