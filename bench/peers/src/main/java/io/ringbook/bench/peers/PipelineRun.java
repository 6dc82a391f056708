package io.ringbook.bench.peers;

import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration.MarginTradingMode;
import exchange.core2.core.common.config.OrdersProcessingConfiguration.RiskProcessingMode;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import io.ringbook.bench.flow.ReportChecksum;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;
import java.util.concurrent.TimeUnit;
import net.jpountz.lz4.LZ4Factory;

/** All of exchange-core but its journal, with one risk and one matching engine. The market is open, and the stream's
 * opening through, before a run is measured. */
final class PipelineRun implements StreamRun {
    /** As in its own tests of throughput. */
    private static final int RING_SLOTS = 65_536;

    private static final int MOST_IN_GROUP = 4_096;
    private static final int LONGEST_GROUP_NS = 4_000_000;

    private final PeerStream<ApiCommand> stream;
    private final ExchangeCore core;
    private final ReportChecksum checksum;
    private boolean open;

    /** @param copy is told what comes out, and slows it down; null for nobody */
    PipelineRun(final PeerStream<ApiCommand> stream, final CoreWaitStrategy waiting, final ReportListener copy) {
        this.stream = stream;
        checksum = new ReportChecksum(copy);
        final PeerReports reports = new PeerReports(checksum);
        core = ExchangeCore.builder()
                .exchangeConfiguration(configuration(waiting))
                .resultsConsumer((command, sequence) -> {
                    if (open) {
                        reports.onResult(command);
                    }
                })
                .build();
        core.startup();
        Market.open(core.getApi(), stream.instruments());
        open = true;
        core.getApi().submitCommandsSync(stream.opening());
        // As its own tests do between runs.
        System.gc();
    }

    /** Its own tests of throughput send in the same way. */
    @Override
    public void send() {
        core.getApi().submitCommandsSync(stream.measured());
    }

    @Override
    public long checksum() {
        return checksum.value();
    }

    @Override
    public void close() {
        open = false;
        core.shutdown(10, TimeUnit.SECONDS);
    }

    private static ExchangeConfiguration configuration(final CoreWaitStrategy waiting) {
        return ExchangeConfiguration.defaultBuilder()
                .ordersProcessingCfg(OrdersProcessingConfiguration.builder()
                        .riskProcessingMode(RiskProcessingMode.FULL_PER_CURRENCY)
                        .marginTradingMode(MarginTradingMode.MARGIN_TRADING_DISABLED)
                        .build())
                .performanceCfg(PerformanceConfiguration.builder()
                        .ringBufferSize(RING_SLOTS)
                        .matchingEnginesNum(1)
                        .riskEnginesNum(1)
                        .msgsInGroupLimit(MOST_IN_GROUP)
                        .maxGroupDurationNs(LONGEST_GROUP_NS)
                        .threadFactory(PipelineRun::daemon)
                        .waitStrategy(waiting)
                        .orderBookFactory(OrderBookDirectImpl::new)
                        .binaryCommandsLz4CompressorFactory(
                                () -> LZ4Factory.fastestInstance().highCompressor())
                        .build())
                .build();
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
