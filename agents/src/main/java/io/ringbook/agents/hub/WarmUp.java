package io.ringbook.agents.hub;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;

/**
 * Trades for a moment on an engine that nobody else sees, so that the code is compiled before a live market opens: the
 * first repetitions are several times slower.
 */
final class WarmUp {
    private static final int ROUNDS = 30_000;
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    private WarmUp() {}

    static void run() {
        final Pipeline pipeline = new Pipeline(
                PipelineConfig.stepped(() -> 0).withSlots(256, 256),
                new Engine(EngineConfig.small()),
                NOBODY,
                new Hub());
        final CommandPublisher operator = new CommandPublisher(pipeline, Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, 10, 20);
        operator.openAccount("warm-up");
        operator.openSession(1);
        operator.deposit(1, 0, 1L << 50);
        operator.deposit(1, 1, 1L << 50);
        pipeline.step();
        final CommandPublisher orders = new CommandPublisher(pipeline, 1);
        for (int i = 0; i < ROUNDS; i++) {
            final int ticks = 1_000 + (i * 7919 & 63);
            orders.limit(4L * i, 0, Side.BUY, ticks - 64, 10, TimeInForce.GTC);
            orders.limit(4L * i + 1, 0, Side.SELL, ticks, 10, TimeInForce.GTC);
            orders.replace(4L * i + 1, ticks + 1, 8);
            orders.limit(4L * i + 2, 0, Side.BUY, ticks + 1, 8, TimeInForce.IOC);
            orders.cancel(4L * i);
            pipeline.step();
        }
        pipeline.close();
    }
}
