package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.Records;
import io.ringbook.core.codec.EngineBuiltDecoder;
import io.ringbook.core.codec.EngineBuiltEncoder;
import io.ringbook.core.codec.RecordHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Everything that an engine is built with. It is the first record of a journal, so a replay takes no configuration.
 *
 * @param orders most live orders at a time, over all books; 128 bytes each
 * @param levels most price levels at a time, over all books; 32 bytes each
 * @param balances most (account, asset) pairs; 32 bytes each
 * @param accounts most accounts, the venue's included
 * @param assets most assets
 * @param instruments most instruments
 * @param sessions most sessions over the life of the journal
 * @param hashSeed of the table in which clients' ids are looked up; never visible in an event
 */
public record EngineConfig(
        int orders, int levels, int balances, int accounts, int assets, int instruments, int sessions, long hashSeed) {
    /** Version of the rules of matching and ledger: the same commands give the same events while it stays the same. */
    public static final int RULES_VERSION = 3;

    /** Length of the record. */
    public static final int ENCODED_LENGTH = Records.HEADER_LENGTH + EngineBuiltEncoder.BLOCK_LENGTH;

    public EngineConfig {
        check("orders", orders, Limits.MAX_ORDERS);
        check("levels", levels, 1 << 22);
        check("balances", balances, 1 << 24);
        check("accounts", accounts, 1 << 24);
        check("assets", assets, 1 << 20);
        check("instruments", instruments, 1 << 20);
        check("sessions", sessions, 1 << 24);
    }

    /** A million resting orders on a quarter of a million levels, 65,536 accounts, 16,384 instruments. */
    public static EngineConfig standard() {
        return new EngineConfig(1 << 20, 1 << 18, 1 << 18, 1 << 16, 1 << 14, 1 << 14, 1 << 24, 0x52696E67626F6F6BL);
    }

    /** As {@link #standard} with room for 10,000 orders: for tests and for many engines at a time. */
    public static EngineConfig small() {
        return new EngineConfig(10_000, 10_000, 4_096, 1_024, 256, 256, 4_096, 0x52696E67626F6F6BL);
    }

    /** Writes the record. */
    public void encode(final MutableDirectBuffer buffer, final int offset) {
        new EngineBuiltEncoder()
                .wrapAndApplyHeader(buffer, offset, new RecordHeaderEncoder())
                .rulesVersion(RULES_VERSION)
                .orders(orders)
                .levels(levels)
                .balances(balances)
                .accounts(accounts)
                .assets(assets)
                .instruments(instruments)
                .sessions(sessions)
                .hashSeed(hashSeed);
    }

    /**
     * Reads the record.
     *
     * @throws IllegalArgumentException if it is another record, or of another schema or other rules than this engine's
     */
    public static EngineConfig decode(final DirectBuffer buffer, final int offset, final int length) {
        if (length != ENCODED_LENGTH || Records.templateId(buffer, offset) != EngineBuiltDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException("not the first record of a journal: length=" + length);
        }
        final int version = buffer.getByte(offset + 3);
        if (version != Records.SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "schema of another version: found=" + version + ", expected=" + Records.SCHEMA_VERSION);
        }
        final EngineBuiltDecoder built = new EngineBuiltDecoder()
                .wrap(buffer, offset + Records.HEADER_LENGTH, EngineBuiltDecoder.BLOCK_LENGTH, version);
        if (built.rulesVersion() != RULES_VERSION) {
            throw new IllegalArgumentException(
                    "rules of another version: found=" + built.rulesVersion() + ", expected=" + RULES_VERSION);
        }
        return new EngineConfig(
                built.orders(),
                built.levels(),
                built.balances(),
                built.accounts(),
                built.assets(),
                built.instruments(),
                built.sessions(),
                built.hashSeed());
    }

    private static void check(final String name, final int value, final int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("out of range: " + name + "=" + value + ", expected=1.." + most);
        }
    }
}
