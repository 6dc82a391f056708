package io.ringbook.bench.micro;

/** What a benchmark asks of itself when it is over. */
final class Expect {
    private Expect() {}

    /** @throws IllegalStateException if they differ, which ends the run without a number */
    static void same(final String what, final long expected, final long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": expected=" + expected + ", found=" + found);
        }
    }
}
