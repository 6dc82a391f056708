package io.ringbook.agents.stocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.Liquidation;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.agents.Message.RiskAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a trade, and what is sold after it. */
final class RiskManagerTest {
    private static final String FLAT = ",100,100,100,100,2600000";

    @TempDir
    private Path folder;

    @Test
    void theFirstLimitThatIsExceededRefusesWithItsNumbers() throws IOException {
        // Number, side, symbol; value, cash, portfolio and position in units of 0.0001.
        final Swarm swarm = new Swarm(folder)
                .bars("ABC", "03" + FLAT, "04" + FLAT)
                .run(
                        Swarm.manager("risk-manager", ""),
                        Swarm.says(String.join(
                                ";",
                                "03T10:00:01 ASK 1 BUY ABC 6000001 6000000 10000000 0",
                                "03T10:00:02 ASK 2 BUY ABC 6000000 6000000 10000000 0",
                                "03T10:00:03 ASK 3 BUY ABC 3000000 6000000 10000000 2500000",
                                "03T10:00:04 ASK 4 BUY ABC 5000000 6000000 10000000 0",
                                "03T10:00:05 ASK 5 BUY ABC 1000000 6000000 10000000 0",
                                "03T10:00:06 ASK 6 SELL ABC 9000000 0 10000000 9000000",
                                "03T10:00:07 ASK 7 SELL ABC 9000000 0 10000000 9000000",
                                "04T10:00:01 ASK 8 BUY ABC 1000000 6000000 10000000 0")));
        assertEquals(
                List.of(
                        "1 Insufficient funds: value=600.0001, cash=600.0000",
                        "2 Position limit exceeded: share=0.6000, most=0.5000",
                        "3 Concentration risk too high: share=0.5500, most=0.5000",
                        "4 within limits",
                        "5 Duplicate order: trader=says, symbol=ABC, side=BUY",
                        "6 within limits",
                        "7 Duplicate order: trader=says, symbol=ABC, side=SELL",
                        "8 within limits"),
                swarm.all(Approval.class).stream()
                        .map(answer -> answer.request() + " " + answer.reason())
                        .toList());
        assertEquals(
                List.of(4L, 6L, 8L),
                swarm.all(Approval.class).stream()
                        .filter(Approval::approved)
                        .map(Approval::request)
                        .toList());
        assertEquals(5, swarm.log("risk-manager ERROR rejected").size());
        assertEquals(
                List.of("03T10:00:04 risk-manager WARNING says, ABC, order near its limit: share=0.5000, most=0.5000"),
                swarm.log("near its limit"));
    }

    /** It is bought at 100.01 and 100.02, so nine tenths of that are passed on the way down to 85. */
    @Test
    void aStopIsSoldInsideTheDayAndNotBoughtAgainOnIt() throws IOException {
        final Swarm swarm = stocked("100,100,85,95", "", "04T16:00:02 BUY ABC 0.3; 05T16:00:02 BUY ABC 0.3");
        assertEquals(
                List.of("trader"),
                swarm.all(Liquidation.class).stream().map(Liquidation::to).toList());
        assertEquals(1, swarm.all(RiskAlert.class).size());
        assertEquals("stop loss", swarm.all(RiskAlert.class).get(0).measure());
        final Swarm.Said said = swarm.said(Liquidation.class).get(0);
        assertTrue(said.time().compareTo("04T09:45:00") >= 0 && said.time().compareTo("04T15:30:00") <= 0, said.time());
        final List<String> sold = swarm.log("sold");
        assertEquals(said.time(), sold.get(0).substring(0, 11), "at once");
        for (final PositionReport report : swarm.all(PositionReport.class)) {
            assertTrue(report.lots() <= 297 && report.lots() >= 0, report::toString);
        }
        assertEquals(
                List.of("03T16:00:02", "05T16:00:02"),
                swarm.said(OrderRequest.class).stream().map(Swarm.Said::time).toList());
    }

    @Test
    void aStopThatIsNotReachedIsOnlyNear() throws IOException {
        final Swarm swarm = stocked("100,100,91,95", "", "06T16:00:02 HOLD ABC 0");
        assertEquals(List.of(), swarm.all(Liquidation.class));
        assertEquals(1, swarm.log("WARNING near: trader ABC: stop loss=0.08").size());
    }

    @Test
    void aPortfolioThatLostTooMuchIsSold() throws IOException {
        // 6 % of the 30 % that are in it are 1.8 %.
        final Swarm swarm = stocked("100,100,94,95", "drawdown: \"0.015\"", "06T16:00:02 HOLD ABC 0");
        assertEquals(1, swarm.all(Liquidation.class).size());
        assertTrue(swarm.all(Liquidation.class).get(0).reason().startsWith("drawdown=0.01"));
        assertEquals(
                List.of("drawdown"),
                swarm.all(RiskAlert.class).stream().map(RiskAlert::measure).toList());
        assertEquals(
                List.of(),
                stocked("100,100,96,97", "drawdown: \"0.015\"", "06T16:00:02 HOLD ABC 0")
                        .all(Liquidation.class));
    }

    /** Two managers say so; it is sold once. */
    @Test
    void severalManagersSellOnce() throws IOException {
        final Swarm swarm = bars("100,100,85,95")
                .run(
                        Swarm.says("03T16:00:02 BUY ABC 0.3"),
                        Swarm.manager("risk-manager", ""),
                        Swarm.manager("other", ""),
                        Swarm.trader("managers: \"risk-manager:other\""),
                        "{type: reporter, name: reporter}");
        assertEquals(2, swarm.all(Liquidation.class).size());
        assertEquals(1, swarm.log("WARNING liquidates").size());
        assertEquals(
                List.of(
                        "03T16:01:00 reporter INFO portfolio 100000.0000, signals 1, approved 1, rejected 0, stops 0",
                        "04T16:01:00"),
                List.of(
                        swarm.log("reporter INFO").get(0),
                        swarm.log("reporter INFO", "stops 1").get(0).substring(0, 11)));
    }

    /** After closes that hardly move the adaptive stop is at a half of the fixed one. */
    @Test
    void theStopOfACalmShareIsNearer() throws IOException {
        assertEquals(1, calm("\"1\"", "93").all(Liquidation.class).size());
        assertEquals(0, calm("\"1\"", "96").all(Liquidation.class).size());
        assertEquals(0, calm("\"0\"", "93").all(Liquidation.class).size());
    }

    private Swarm calm(final String adaptive, final String low) throws IOException {
        final List<String> rows = new ArrayList<>();
        for (int day = 1; day <= 22; day++) {
            rows.add("%02d".formatted(day) + (day % 2 == 0 ? FLAT : ",100.1,100.1,100.1,100.1,2600000"));
        }
        rows.add("23,100,100," + low + ",100,2600000");
        return new Swarm(folder)
                .bars("ABC", rows.toArray(String[]::new))
                .run(
                        Swarm.says("20T16:00:02 BUY ABC 0.3"),
                        Swarm.manager("risk-manager", "adaptive: " + adaptive),
                        Swarm.trader(""));
    }

    /** A trader buys 30 % on the 4th, which then goes this way from 100. */
    private Swarm stocked(final String fourth, final String manager, final String script) throws IOException {
        return bars(fourth)
                .run(
                        Swarm.says("03T16:00:02 BUY ABC 0.3; " + script),
                        Swarm.manager("risk-manager", manager),
                        Swarm.trader(""));
    }

    private Swarm bars(final String fourth) throws IOException {
        return new Swarm(folder)
                .bars("ABC", "03" + FLAT, "04," + fourth + ",2600000", "05" + FLAT, "06" + FLAT, "09" + FLAT);
    }
}
