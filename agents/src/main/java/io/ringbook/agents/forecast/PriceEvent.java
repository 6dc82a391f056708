package io.ringbook.agents.forecast;

/**
 * Something that moves a price, such as the report of a quarter.
 *
 * @param symbol whose price it moves
 * @param kind by which like events are found
 * @param day number of the day whose price first shows it; behind the last day of a history it is yet to come
 * @param size in any unit that is the same for its kind, with a sign
 * @param knownSince number of the day at whose end day and size are known; {@code day} itself for a surprise
 */
public record PriceEvent(String symbol, String kind, int day, double size, int knownSince) {
    public PriceEvent {
        if (day < 1 || !Double.isFinite(size) || knownSince > day) {
            throw new IllegalArgumentException("no such event: symbol=" + symbol + ", kind=" + kind + ", day=" + day
                    + ", size=" + size + ", knownSince=" + knownSince);
        }
    }

    /** One that was known from the start. */
    public static PriceEvent scheduled(final String symbol, final String kind, final int day, final double size) {
        return new PriceEvent(symbol, kind, day, size, 0);
    }
}
