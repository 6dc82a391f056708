package io.ringbook.bench.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What forks say is heard, and a row has no number unless all of it was right. */
final class ForksTest {
    /** Says what it is told to. */
    static final class Speaker {
        private Speaker() {}

        /** @param args whether its output is right, then whether it is the same in each fork */
        public static void main(final String... args) {
            Fork.expectSame("output", true, Boolean.valueOf(args[0]));
            Fork.tell(
                    "hash",
                    Boolean.parseBoolean(args[1])
                            ? "a b"
                            : ProcessHandle.current().pid());
            Fork.result(10, 20, 1_000, 3_000, 2_000);
        }
    }

    @Test
    void aRowIsTheMiddleOfItsForks() throws IOException, InterruptedException {
        assertEquals(
                List.of(new Measurement(10, Map.of("hash", "a b"), List.of(), List.of(200.0, 200.0), 2)),
                speaker("true", "true").measure(2));
    }

    @Test
    void wrongOutputHasNoNumber() {
        final String said = assertThrows(
                        IllegalStateException.class,
                        () -> speaker("false", "true").measure(1))
                .getMessage();
        assertTrue(said.contains("wrong output: output: expected=true, found=false"), said);
    }

    @Test
    void forksThatDifferHaveNoNumber() {
        final String said = assertThrows(
                        IllegalStateException.class,
                        () -> speaker("true", "false").measure(2))
                .getMessage();
        assertTrue(said.startsWith("wrong output: hash of the forks"), said);
    }

    private static Forks speaker(final String... arguments) {
        final Forks forks = new Forks();
        forks.add(Speaker.class, arguments);
        return forks;
    }
}
