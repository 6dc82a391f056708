package io.ringbook.agents.report;

import static io.ringbook.agents.Decimals.grouped;

import io.ringbook.agents.InstrumentScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The moves of a run that are worth telling, walked back cause by cause. All of it follows from the journal, which says what a
 * sender had been told when it sent an order, not why it did.
 */
final class Causes {
    private static final int MOST_MOVES = 6;

    private final RunResults results;
    private final List<Cause> trees;

    private Causes(final RunResults results, final List<Cause> trees) {
        this.results = results;
        this.trees = trees;
    }

    /** Of a run without moves. */
    static Causes none(final RunResults results) {
        return new Causes(results, List.of());
    }

    /** @param trails of {@link #moves}, in their order */
    static Causes of(final RunResults results, final List<MoveTrail> trails) {
        final RunFigures figures = results.recorder().figures();
        return new Causes(
                results,
                trails.stream()
                        .map(trail -> new MoveText(trail, figures).cause())
                        .toList());
    }

    /** @return what is worth telling, in the order of time; of very many the farthest */
    static List<Move> moves(final RunResults results) {
        final long endNs = results.recorder().lastTimestampNs();
        return results.instruments().stream()
                .flatMap(instrument -> instrument.moves().telling(endNs).stream())
                .sorted(Comparator.comparing(
                                (Move move) -> spreads(results.instruments().get(move.instrument()), move))
                        .reversed())
                .limit(MOST_MOVES)
                .sorted(Comparator.comparingLong(Move::fromSequence))
                .toList();
    }

    RunResults results() {
        return results;
    }

    /** @return a tree for each move, in the order of time */
    List<Cause> trees() {
        return trees;
    }

    /** @return for each instrument that had a price how far it went */
    TextTable table() {
        final TextTable table = new TextTable().words("Instrument").numbers("Ordinary spread");
        for (final String way : List.of("rise", "fall")) {
            table.numbers("Largest " + way).numbers("In spreads").words("Sequences");
        }
        for (final InstrumentFigures instrument : results.instruments()) {
            final MoveFinder moves = instrument.moves();
            if (moves.ordinarySpread() > 0) {
                final List<String> cells = new ArrayList<>();
                cells.add(instrument.symbol());
                cells.add(grouped(instrument.scale().price(moves.ordinarySpread())));
                add(cells, instrument, moves.rise());
                add(cells, instrument, moves.fall());
                table.row(cells);
            }
        }
        return table;
    }

    private static void add(final List<String> cells, final InstrumentFigures instrument, final Move move) {
        if (move == null) {
            cells.addAll(List.of("-", "-", "-"));
        } else {
            cells.add(middle(instrument, move.size()));
            cells.add(spreads(instrument, move).toPlainString());
            cells.add(move.fromSequence() + " to " + move.toSequence());
        }
    }

    /** @return to one decimal; 0 if a book was emptied */
    static BigDecimal spreads(final InstrumentFigures instrument, final Move move) {
        final long spread = instrument.moves().ordinarySpread();
        return spread == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(move.size()).divide(BigDecimal.valueOf(2 * spread), 1, RoundingMode.HALF_EVEN);
    }

    /** @param twiceTicks two prices added up, or the way of a middle price */
    static String middle(final InstrumentFigures instrument, final long twiceTicks) {
        final InstrumentScale scale = instrument.scale();
        if (twiceTicks % 2 == 0) {
            return grouped(scale.price(twiceTicks / 2));
        }
        final int decimals = new BigDecimal(scale.price(1)).scale() + 1;
        return grouped(scale.tick()
                .multiply(BigDecimal.valueOf(twiceTicks))
                .divide(BigDecimal.valueOf(2))
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString());
    }
}
