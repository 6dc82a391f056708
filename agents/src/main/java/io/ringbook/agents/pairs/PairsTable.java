package io.ringbook.agents.pairs;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.report.TextTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Differences as a table for people. */
public final class PairsTable {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final String NONE = "-";

    private PairsTable() {}

    /** @return a row for each difference; a star is where the interval leaves out 0 */
    public static TextTable of(final List<Difference> differences) {
        final TextTable table = new TextTable().words("metric");
        for (final String title : List.of("with", "without", "difference", "95 % from", "to")) {
            table.numbers(title);
        }
        table.words("").numbers("same sign");
        for (final Difference each : differences) {
            table.row(List.of(
                    each.metric(),
                    text(each.with()),
                    text(each.without()),
                    text(each.mean()),
                    text(each.mean() - each.halfWidth()),
                    text(each.mean() + each.halfWidth()),
                    each.isClear() ? "*" : "",
                    each.sameSign() + " of " + each.pairs()));
        }
        return table;
    }

    private static String text(final double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        final BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return Decimals.grouped(rounded.toPlainString());
    }
}
