package io.ringbook.bench.journal;

import io.ringbook.bench.fork.Fork;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import io.ringbook.journal.replay.Replayer;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.StateHash;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;

/** Ways of reading a journal from its first record to its last. */
enum Reading {
    /** Every frame is checked, and nobody wants the records. */
    READ {
        @Override
        Runnable read(final Path journal, final Expected expected) {
            final JournalReader reader = new JournalReader(journal);
            final long[] records = new long[1];
            final Recovery recovery = reader.read((sequence, buffer, offset, length, last) -> records[0]++);
            return () -> {
                expected.end(recovery);
                Fork.expectSame("records", expected.records, records[0]);
            };
        }
    },
    /** The engine is run again, and what it writes is compared. */
    REPLAY {
        @Override
        Runnable read(final Path journal, final Expected expected) {
            final Replayer replayer = new Replayer();
            final Recovery recovery = new JournalReader(journal).readAhead(NOBODY, replayer);
            return () -> {
                expected.end(recovery);
                Fork.expectSame("a difference", true, replayer.divergence() == null);
                expected.state(replayer.engine());
            };
        }
    },
    /** What {@code ringbook verify} does: the same, with the hash of the stream and the sums of the ledger. */
    VERIFY {
        @Override
        Runnable read(final Path journal, final Expected expected) {
            final Verification verification = Verification.of(journal);
            return () -> {
                expected.end(verification.recovery());
                Fork.expectSame("good", true, verification.isGood());
                Fork.expectSame("hash of the stream", expected.streamHash, verification.streamHash());
                Fork.expectSame("hash of the state", expected.stateHash, verification.stateHash());
            };
        }
    },
    /** An engine and a writer that go on where the journal ends. */
    RESTART {
        @Override
        Runnable read(final Path journal, final Expected expected) {
            final Restart restart = Restart.from(journal, Durability.PAGE_CACHE, NOBODY);
            return () -> {
                restart.journal().close();
                expected.end(restart.recovery());
                Fork.expectSame("completed records", 0, restart.completedRecords());
                expected.state(restart.engine());
            };
        }
    };

    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    /** What must come of it. */
    record Expected(long commands, long records, String streamHash, String stateHash) {
        void end(final Recovery recovery) {
            Fork.expectSame("end of the journal", new Recovery.Clean(commands), recovery);
        }

        void state(final Engine engine) {
            Fork.expectSame("hash of the state", stateHash, StateHash.of(engine));
        }
    }

    /** @return compares what came of it, which is not measured */
    abstract Runnable read(Path journal, Expected expected);
}
