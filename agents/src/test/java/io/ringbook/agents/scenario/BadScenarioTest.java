package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a scenario: its own message with file, line and key, as the README shows it. */
final class BadScenarioTest {
    private static final String GOOD = """
            start: 2024-01-02T09:30:00Z
            duration: 1h
            latency: 50us..2ms
            seed: 7
            assets:
              - {symbol: USD, decimals: 2}
              - {symbol: ABC}
            instruments:
              - symbol: ABC
                base: ABC
                quote: USD
                tick: "0.01"
                takerFeePpm: 60
                band: {reference: "100.00", static: "10.00", dynamic: "2.00", halt: 30s, auction: 10s}
                phases:
                  - {at: 0s, phase: auction}
                  - {at: 1m, phase: open}
                fundamental: {mean: "100.00", reversion: 1h, volatility: "0.02", jumps: {every: 1h, size: "1.00"}}
            agents:
              - type: maker
                name: maker
                count: 2
                instruments: [ABC]
                funds: {USD: "1000.00", ABC: "100"}
                parameters: {lots: "5"}
              - type: noise
                name: traders
                throttle: periodic 500ms
                latency: 300km
                thinking: 5us
                limits: {commandsPerSecond: 100, loss: "500.00", hang: 2s}
                credit: {ABC: "50"}
                restarts: 3
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            unknown key | duration: 1h | duratoin: 1h
            unknown key of an agent | thinking: 5us | thinks: 5us
            key twice | decimals: 2 | decimals: 2, decimals: 3
            no YAML | seed: 7 | seed: [7
            no time | 2024-01-02T09:30:00Z | today
            no time span | duration: 1h | duration: 1 hour
            no latency | 50us..2ms | near
            seed | seed: 7 | seed: seven
            decimals | decimals: 2 | decimals: two
            too many decimals | decimals: 2 | decimals: 19
            asset twice | symbol: ABC} | symbol: USD}
            unknown asset | quote: USD | quote: EUR
            tick below the minor unit | tick: "0.01" | tick: "0.001"
            no price | tick: "0.01" | tick: cheap
            fee | takerFeePpm: 60 | takerFeePpm: -60
            price between two ticks | reference: "100.00" | reference: "100.005"
            band without a width | static: "10.00", dynamic: "2.00", | ~~
            halt without an auction | , auction: 10s} | }
            unknown phase | phase: auction | phase: lunch
            phases out of order | at: 1m, phase: open | at: 1m, phase: auction
            mean of a fundamental value | mean: "100.00" | mean: "-1"
            size of a jump | size: "1.00" | size: large
            no type | type: noise | count: 1
            count | count: 2 | count: 0
            a value for a list | instruments: [ABC] | instruments: ABC
            unknown instrument | instruments: [ABC] | instruments: [ABC, XYZ]
            amount | USD: "1000.00" | USD: "1000.001"
            unknown asset of funds | USD: "1000.00" | EUR: "1000.00"
            wrong parameter | lots: "5" | lots: many
            unknown parameter | lots: "5" | size: "5"
            two agents of one name | name: traders | name: maker-2
            throttle | periodic 500ms | sometimes
            latency of an agent | 300km | far
            limit | commandsPerSecond: 100 | commandsPerSecond: 0
            loss | loss: "500.00" | loss: much
            credit | credit: {ABC: "50"} | credit: {ABC: "-50"}
            restarts | restarts: 3 | restarts: often
            """)
    void isNamedWithItsLine(final String mistake, final String right, final String wrong) throws IOException {
        assertTrue(GOOD.contains(right), right);
        final String bad = GOOD.replace(right, wrong == null ? "" : wrong);
        final BadInputException thrown = assertThrows(BadInputException.class, () -> market(bad));
        final String row = "| " + mistake + " | `" + thrown.getMessage() + "` |";
        assertTrue(Files.readString(Path.of("README.md")).contains(row), "not in README.md: " + row);
    }

    @Test
    void correlationsAreOfInstrumentsWithAFundamentalValue() {
        assertWrong(
                GOOD + "correlations: [[ABC, XYZ, 0.5]]\n",
                "file=x.yaml, line=34, field=correlations.[1].[2], found=XYZ,"
                        + " expected=an instrument with a fundamental value");
        assertWrong(
                GOOD + "correlations: [[ABC, ABC, 0.5]]\n",
                "file=x.yaml, line=34, field=correlations.[1].[2], found=ABC, expected=another instrument than the first");
        assertWrong(
                GOOD + "correlations: [[ABC, XYZ]]\n",
                "file=x.yaml, line=34, field=correlations.[1], found=[ABC, XYZ],"
                        + " expected=two symbols and a number, such as [A, B, 0.6]");
        assertWrong(
                GOOD + "correlations: [[ABC, XYZ, 1.5]]\n",
                "file=x.yaml, line=34, field=correlations.[1].[3], found=1.5, expected=a number between -1 and 1");
    }

    @Test
    void aFlowIsAFileOfAnInstrumentWithItsTick() {
        assertWrong(
                GOOD + "flow: {format: lobster, file: missing.zip, symbol: ABC}\n",
                "file=x.yaml, line=34, field=flow.symbol, found=ABC with a tick of 0.01,"
                        + " expected=an instrument with a tick of 0.0001, as the file has it");
        final String fine = GOOD.replace("decimals: 2", "decimals: 4").replace("tick: \"0.01\"", "tick: \"0.0001\"");
        assertWrong(
                fine + "flow: {format: lobster, file: \"${NO_SUCH_VARIABLE}/x.zip\", symbol: ABC}\n",
                "file=x.yaml, line=34, field=flow.file, found=${NO_SUCH_VARIABLE}/x.zip,"
                        + " expected=NO_SUCH_VARIABLE to be set in the environment");
        assertWrong(
                fine + "flow: {format: lobster, file: missing.zip, symbol: ABC}\n",
                "file=x.yaml, line=34, field=flow.file, found=missing.zip, expected=a file");
        assertWrong(
                GOOD + "flow: {format: csv, file: missing.zip, symbol: ABC}\n",
                "file=x.yaml, line=34, field=flow.format, found=csv, expected=lobster");
    }

    @Test
    void whatIsNotThereHasTheLineOfWhatLacksIt() {
        assertWrong("seed: 1\n", "file=x.yaml, field=assets, found=nothing, expected=a list");
        assertWrong("", "file=x.yaml, found=nothing, expected=a scenario");
        assertWrong("assets: 5\n", "file=x.yaml, line=1, field=assets, found=5, expected=a list");
        assertWrong(
                GOOD.replace("symbol: USD, ", ""),
                "file=x.yaml, line=6, field=assets.[1].symbol, found=nothing, expected=1 to 12 letters without space");
    }

    @Test
    void whoeverIsNotKnownIsNamedWithWhoIs() {
        final String message = assertThrows(
                        BadInputException.class, () -> market(GOOD.replace("type: maker", "type: taker")))
                .getMessage();
        assertTrue(
                message.startsWith("file=x.yaml, line=20, field=agents.[1].type, found=taker, expected=one of "),
                message);
    }

    private static void assertWrong(final String text, final String message) {
        assertEquals(
                message,
                assertThrows(BadInputException.class, () -> market(text)).getMessage());
    }

    private static ScenarioMarket market(final String text) {
        final ScenarioFile file = ScenarioFile.parse("x", "x.yaml", text);
        return ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
    }
}
