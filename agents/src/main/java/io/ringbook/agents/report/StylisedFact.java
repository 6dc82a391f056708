package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What markets have in common, with the band that real ones keep. Both LOBSTER sample days (AAPL and AMZN, 2012-06-21) keep
 * every band; a test holds that. How wide a band is beside its source's number is ours: a day is a small sample.
 */
enum StylisedFact {
    FAT_TAILS_10S("fat tails", "excess kurtosis of returns, 10 s", "1", "100", Source.CONT),
    FAT_TAILS_1MIN("fat tails", "excess kurtosis of returns, 1 min", "0.5", "100", Source.CONT),
    TAIL_INDEX("power-law tails", "Hill's index, largest 5 % of returns, 10 s", "2", "5", Source.GOPIKRISHNAN),
    NORMAL_WHEN_SUMMED("normal when summed", "excess kurtosis, 10 s less 1 min", "0", "100", Source.CONT),
    NO_MEMORY("no memory of returns", "largest autocorrelation, lags 1 to 5, 1 min", "0", "0.2", Source.CONT),
    CLUSTERING("volatility clusters", "autocorrelation of size, lag 1, 10 s", "0.05", "0.6", Source.CONT),
    LONG_CLUSTERING("volatility clusters", "the same, mean of lags 1 to 10", "0.03", "0.6", Source.CONT),
    FLOW_MEMORY("order-flow memory", "autocorrelation of taker signs, lag 1", "0.2", "0.95", Source.LILLO),
    FLOW_DECAY("order-flow memory", "exponent of its decay, lags 1 to 50", "0.3", "1.1", Source.LILLO),
    VOLUME("volume goes with size", "correlation of volume and size, 1 min", "0.1", "0.8", Source.CONT),
    SPREAD("spread goes with volatility", "spread over deviation per taker", "1", "6", Source.WYART),
    DEPTH("humped depth", "lots at level 5 over level 2", "1", "10", Source.BOUCHAUD),
    CANCELS("most orders are canceled", "cancels over new orders", "0.4", "0.98", Source.DAYS);

    /** Full names of what the tables call by short ones. */
    static final List<String> SOURCES = List.of(
            Source.CONT + ": Quantitative Finance 1, 223",
            Source.GOPIKRISHNAN + ": European Physical Journal B 3, 139 (an exponent of about 3)",
            Source.LILLO + ": Studies in Nonlinear Dynamics and Econometrics 8 (a decay of about 0.6)",
            Source.WYART + ": Quantitative Finance 8, 41 (they are proportional)",
            Source.BOUCHAUD + ": Quantitative Finance 2, 251",
            Source.DAYS + ": AAPL and AMZN of 2012-06-21, LOBSTER samples");

    final String words;
    final String statistic;
    final BigDecimal low;
    final BigDecimal high;
    final String source;

    StylisedFact(final String words, final String statistic, final String low, final String high, final String source) {
        this.words = words;
        this.statistic = statistic;
        this.low = new BigDecimal(low);
        this.high = new BigDecimal(high);
        this.source = source;
    }

    private static final class Source {
        static final String CONT = "Cont 2001";
        static final String GOPIKRISHNAN = "Gopikrishnan 1998";
        static final String LILLO = "Lillo 2004";
        static final String WYART = "Wyart 2008";
        static final String BOUCHAUD = "Bouchaud 2002";
        static final String DAYS = "real days";
    }
}
