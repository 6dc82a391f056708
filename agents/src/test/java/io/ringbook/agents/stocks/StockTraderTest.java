package io.ringbook.agents.stocks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.core.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trader asks for, who decides it, and when it trades. In each step 100,000 trade, and 200 are quoted at each of five levels. */
final class StockTraderTest {
    private static final String[] FLAT = {
        "03,100,100,100,100,2600000",
        "04,100,100,100,100,2600000",
        "05,100,100,100,100,2600000",
        "06,100,100,100,100,2600000"
    };

    @TempDir
    private Path folder;

    @Test
    void itsSizeIsTheFormulaAndItsPriceTheNextOpening() throws IOException {
        final Swarm swarm = flat().run(
                        Swarm.says("03T16:00:02 BUY ABC 0.4; 04T16:00:02 BUY ABC 0.5; 05T16:00:02 SELL ABC 1"),
                        Swarm.manager("risk-manager", "max_position_size: \"1\", concentration: \"1\""),
                        Swarm.trader(""));
        final List<OrderRequest> asked = swarm.all(OrderRequest.class);
        // 40,000 for lots of 100.50 and 0.05 % of that: 100.55025.
        assertEquals(
                new OrderRequest(1, "", 1, "ABC", Side.BUY, 397, 10_050, 399_184_493, 1_000_000_000, 1_000_000_000, 0),
                asked.get(0));
        // At a limit of 100.51 no more than was approved: 396 of 100.560255.
        assertEquals(
                List.of(
                        "04T09:30:05 trader INFO bought 200 ABC at 100.01, commission 10.0010, portfolio 99987.9990",
                        "04T09:30:05 trader INFO bought 196 ABC at 100.02, commission 9.8020, portfolio 99974.2770"),
                swarm.log("bought", "04T"));
        // Half of what is free, 60,374.277, less the share of 39,600 in 99,974.277.
        assertEquals(181, asked.get(1).lots());
        assertEquals(603_742_770, asked.get(1).cash());
        assertEquals(999_742_770, asked.get(1).portfolio());
        assertEquals(396_000_000, asked.get(1).position());
        assertEquals(Side.SELL, asked.get(2).side());
        assertEquals(396 + 180, asked.get(2).lots());
        assertEquals(0, last(swarm).lots());
        assertEquals(0, last(swarm).cost());
        assertEquals("06T09:30:05", time(swarm, PositionReport.class));
    }

    private static PositionReport last(final Swarm swarm) {
        final List<PositionReport> said = swarm.all(PositionReport.class);
        return said.get(said.size() - 1);
    }

    private static String time(final Swarm swarm, final Class<PositionReport> kind) {
        return swarm.said(kind).get(swarm.said(kind).size() - 1).time();
    }

    @Test
    void whatIsBoughtAtSeveralPricesHasTheirAverage() throws IOException {
        final Swarm swarm =
                flat().run(Swarm.says("03T16:00:02 BUY ABC 0.3"), Swarm.manager("risk-manager", ""), Swarm.trader(""));
        final PositionReport report = last(swarm);
        assertEquals(297, report.lots());
        assertEquals(200 * 1_000_100 + 97 * 1_000_200, report.cost());
    }

    @Test
    void onTheSameCloseItTradesAtThatClose() throws IOException {
        final String[] others = {Swarm.manager("risk-manager", ""), Swarm.says("03T15:45:02 BUY ABC 0.1")};
        assertEquals(
                List.of("04T09:30:05"),
                flat().run(others[0], others[1], Swarm.trader("")).log("bought").stream()
                        .map(line -> line.substring(0, 11))
                        .toList());
        assertEquals(
                List.of("03T15:45:02"),
                flat().run(others[0], others[1], Swarm.trader("sameClose: \"1\"")).log("bought").stream()
                        .map(line -> line.substring(0, 11))
                        .toList());
    }

    /** The second manager lets no order through that is more than a tenth. */
    @Test
    void whoApprovesDecides() throws IOException {
        assertEquals("bought bought", approved("one", "first:second"));
        assertEquals("bought refused", approved("turn", "first:second"));
        assertEquals("refused bought", approved("turn", "second:first"));
        assertEquals("refused refused", approved("both", "first:second"));
    }

    private String approved(final String approvals, final String managers) throws IOException {
        final Swarm swarm = flat().run(
                        Swarm.manager("first", ""),
                        Swarm.manager("second", "max_position_size: \"0.1\""),
                        Swarm.says("03T16:00:02 BUY ABC 0.2; 04T16:00:02 BUY ABC 0.3"),
                        Swarm.trader("managers: \"" + managers + "\", approvals: " + approvals));
        assertEquals(approvals.equals("turn") ? 2 : 4, swarm.all(Approval.class).size());
        return outcome(swarm, "03T16", "04T09") + " " + outcome(swarm, "04T16", "05T09");
    }

    private static String outcome(final Swarm swarm, final String evening, final String morning) {
        final boolean refused = !swarm.log(evening, "trader ERROR refused").isEmpty();
        final boolean bought = !swarm.log(morning, "bought").isEmpty();
        return (refused ? "refused" : "") + (bought ? "bought" : "");
    }

    @Test
    void whatNobodyAnswersIsNotPlaced() throws IOException {
        final Swarm swarm = flat().run(
                        Swarm.manager("first", ""),
                        Swarm.says("03T16:00:02 BUY ABC 0.2"),
                        Swarm.trader("managers: nobody, approvals: turn"));
        assertEquals(List.of("04T09:30:05 trader WARNING nobody answered request 1: BUY 198 ABC"), swarm.log("nobody"));
        assertEquals(List.of(), swarm.log("bought"));
    }

    private Swarm flat() throws IOException {
        return new Swarm(folder).bars("ABC", FLAT);
    }
}
