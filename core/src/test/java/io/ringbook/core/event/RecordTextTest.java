package io.ringbook.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What people read of a record is in it. */
final class RecordTextTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);

    @Test
    void aCommandIsItsNameAndFields() {
        final int length = cancel(77);
        assertEquals("CancelOrder session=3 timestampNs=0 seenSequence=0 request=0 orderId=77", text(length));
    }

    @Test
    void nothingBehindAShortRecordIsTakenForItsOwn() {
        final int length = cancel(77);
        assertEquals("Malformed bytes=2002", text(length - 1).substring(0, 20));
    }

    @Test
    void anUnknownTemplateIsShownAsBytes() {
        cancel(1);
        buffer.putByte(1, (byte) 126);
        assertEquals("Malformed bytes=207e5203", text(4));
    }

    private String text(final int length) {
        return RecordText.of(buffer, 0, length);
    }

    private int cancel(final long orderId) {
        final AtomicInteger sent = new AtomicInteger();
        new CommandPublisher(
                        (source, offset, length) -> {
                            buffer.putBytes(0, source, offset, length);
                            sent.set(length);
                            return Publication.PUBLISHED;
                        },
                        3)
                .cancel(orderId);
        return sent.get();
    }
}
