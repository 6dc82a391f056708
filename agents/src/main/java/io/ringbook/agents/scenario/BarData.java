package io.ringbook.agents.scenario;

import io.ringbook.agents.WrongValueException;
import io.ringbook.agents.bars.BarTerms;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Bars of the past that become a market: their symbols are listed as instruments, and of each an agent walks the bars. Times of the
 * day are those of the exchange, taken as UTC.
 *
 * @param data folder of files, or null for bars that are generated from the seed; {@code ${RINGBOOK_DATA}} stands for that variable
 *     of the environment
 * @param symbols of the files or of what is generated; none for all files that are there
 * @param quote asset that they are paid with
 * @param from first day
 * @param to first day that is not in it any more
 * @param days that are generated at most
 * @param adjusted whether splits and dividends are taken out of the prices
 * @param makerFeePpm fee of the resting order, parts per million
 * @param takerFeePpm fee of the incoming order, parts per million
 * @param steps that the price makes in a bar
 * @param spread half of it, as a part of the bar's range
 * @param depth at each level, as a part of what trades in a step
 * @param levels on each side
 * @param order which of high and low comes first: the nearest to the open, or drawn
 */
public record BarData(
        String data,
        List<String> symbols,
        String quote,
        String from,
        String to,
        Integer days,
        boolean adjusted,
        int makerFeePpm,
        int takerFeePpm,
        Integer steps,
        String spread,
        String depth,
        Integer levels,
        String order) {
    private static final String NEAREST = "nearest";
    private static final String DRAWN = "drawn";
    private static final int DAYS = 250;
    private static final int MOST_DAYS = 10_000;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_LEVELS = 100;

    public BarData {
        symbols = Check.listOrNone(symbols);
        if (data == null) {
            Check.notEmpty("symbols", symbols);
        }
        for (int i = 0; i < symbols.size(); i++) {
            Check.name("symbols.[" + (i + 1) + "]", symbols.get(i), 12);
            if (symbols.indexOf(symbols.get(i)) < i) {
                throw new WrongValueException("symbols.[" + (i + 1) + "]", symbols.get(i), "each symbol once");
            }
        }
        quote = quote == null ? "USD" : quote;
        from = from == null ? "2023-01-01" : from;
        to = to == null ? "2024-01-01" : to;
        if (!day("from", from).isBefore(day("to", to))) {
            throw new WrongValueException("to", to, "a day after " + from);
        }
        days = days == null ? DAYS : days;
        Check.within("days", days, 1, MOST_DAYS);
        Traded.checkFees(makerFeePpm, takerFeePpm);
        steps = steps == null ? BarTerms.STANDARD.steps() : steps;
        Check.within("steps", steps, BarTerms.LEAST_STEPS, MOST_STEPS);
        spread = spread == null ? Double.toString(BarTerms.STANDARD.spread()) : spread;
        Check.number("spread", spread, 0, 1, "a number from 0 to 1");
        depth = depth == null ? Double.toString(BarTerms.STANDARD.depth()) : depth;
        Check.number("depth", depth, Double.MIN_VALUE, 1, "a number above 0, at most 1");
        levels = levels == null ? BarTerms.STANDARD.levels() : levels;
        Check.within("levels", levels, 1, MOST_LEVELS);
        order = order == null ? NEAREST : order;
        if (!List.of(NEAREST, DRAWN).contains(order)) {
            throw new WrongValueException("order", order, NEAREST + " or " + DRAWN);
        }
    }

    LocalDate firstDay() {
        return LocalDate.parse(from);
    }

    LocalDate endDay() {
        return LocalDate.parse(to);
    }

    BarTerms terms() {
        return new BarTerms(steps, Double.parseDouble(spread), Double.parseDouble(depth), levels, order.equals(DRAWN));
    }

    /** The same from files of another folder. */
    BarData withData(final String folder) {
        return new BarData(
                folder,
                symbols,
                quote,
                from,
                to,
                days,
                adjusted,
                makerFeePpm,
                takerFeePpm,
                steps,
                spread,
                depth,
                levels,
                order);
    }

    private static LocalDate day(final String key, final String text) {
        try {
            return LocalDate.parse(text);
        } catch (final DateTimeParseException e) {
            throw new WrongValueException(key, text, "a day such as 2023-01-03");
        }
    }
}
