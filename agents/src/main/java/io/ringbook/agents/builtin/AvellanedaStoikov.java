package io.ringbook.agents.builtin;

/**
 * The quotes of Avellaneda and Stoikov, "High-frequency trading in a limit order book", Quantitative Finance 8(3), 2008,
 * section 3.2: the solution to first order in the inventory. Prices are in ticks and times in seconds, as is all that is
 * made of them; an inventory of 1 is what one order trades.
 *
 * @param gamma aversion to risk, per tick
 * @param sigma ticks that the price moves in the root of a second
 * @param k how fast fewer orders come the farther away a quote is: as exp(-k x distance), per tick
 */
record AvellanedaStoikov(double gamma, double sigma, double k) {
    /** {@code r = s - q gamma sigma^2 (T - t)}: what the inventory makes the price worth to the maker. */
    double reservationTicks(final double priceTicks, final double inventory, final double secondsLeft) {
        return priceTicks - inventory * gamma * sigma * sigma * secondsLeft;
    }

    /** {@code gamma sigma^2 (T - t) + 2 / gamma ln(1 + gamma / k)}: from bid to ask, half of it on each side of r. */
    double spreadTicks(final double secondsLeft) {
        return gamma * sigma * sigma * secondsLeft + 2 / gamma * StrictMath.log1p(gamma / k);
    }
}
