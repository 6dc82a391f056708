package io.ringbook.agents.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Form of the file that says what one agent of a live run was told, turn by turn.
 *
 * <pre>
 *   0       8         12
 *   +-------+---------+--------+-------+-------+----
 *   | MAGIC | VERSION | opening| block | block | …      little-endian
 *   +-------+---------+--------+-------+-------+----
 *   block:    length of the turns (int) | their CRC-32C (int) | turns, one after the other
 *   opening:  a block of session (int), sequence (long) and what the agent keeps, as UTF-8
 * </pre>
 */
final class DeliveryFile {
    /** As text, "RBTURNS" and a zero. */
    static final long MAGIC = 0x0053_4E52_5554_4252L;

    static final int VERSION = 1;
    static final int PREFIX = Long.BYTES + Integer.BYTES;
    static final int BLOCK_PREFIX = 2 * Integer.BYTES;

    private static final String ENDING = ".turns";

    private DeliveryFile() {}

    /**
     * What an agent begins with.
     *
     * @param session of the agent
     * @param sequence of the last command before the market opened for it
     * @param state what it kept from before, as a snapshot, or nothing
     */
    record Opening(int session, long sequence, String state) {}

    /** @return the agent's: its name may hold what names of files may not */
    static Path of(final Path folder, final String agent) {
        return folder.resolve(URLEncoder.encode(agent, StandardCharsets.UTF_8) + ENDING);
    }

    static int crc(final byte[] bytes, final int offset, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
