package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MessageStreamTest {
    @TempDir
    Path directory;

    @Test
    void isReadFromAFileGzippedOrNot() throws IOException {
        final String text = "N,7,0,100,5,0\nN,8,1,100,3,1\nM,7,0,101,9\nC,7\n";
        final Path plain = Files.writeString(directory.resolve("plain.csv"), text);
        final Path zipped = directory.resolve("zipped.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        for (final Path file : new Path[] {plain, zipped}) {
            final StringBuilder copy = new StringBuilder();
            final ReportText reports = new ReportText(copy);
            final MessageStream stream = MessageStream.read(file);
            stream.replay(new NaiveBook(reports));
            reports.sha256();
            assertEquals(4, stream.size());
            assertEquals(1, stream.instruments());
            assertEquals("0,0,0,7,100,5\n0,1,1,8,100,3\n1,1,100,3,7,8\n3,2,0,7,101,9\n2,3,0,7,101", copy.toString());
        }
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        final Path file = Files.writeString(directory.resolve("bad.csv"), "C,7\nX,1\n");
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> MessageStream.read(file));
        assertEquals(file + ":2: expected=N with 6 fields, C with 2 or M with 5: X,1", thrown.getMessage());
    }

    @Test
    void aGeneratedStreamIsTheGeneratorsOwn() {
        final ReportText generated = new ReportText();
        OrderFlowGenerator.generate(Shape.CRASH, 3, 10_000, new NaiveBook(generated));
        final ReportText replayed = new ReportText();
        MessageStream.of(Shape.CRASH, 3, 10_000).replay(new NaiveBook(replayed));
        assertEquals(generated.sha256(), replayed.sha256());
    }
}
