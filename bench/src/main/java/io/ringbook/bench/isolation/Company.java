package io.ringbook.bench.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who is in a market beside the good agents.
 *
 * @param faults of the bad ones, one for each
 */
public record Company(List<Fault> faults) {
    /** Nobody. */
    public static final Company NONE = new Company(List.of());

    private static final String NOBODY = "none";
    private static final String AND = "+";

    public Company {
        faults = List.copyOf(faults);
        if (faults.stream().distinct().count() < faults.size()) {
            throw new IllegalArgumentException("a fault twice: faults=" + faults);
        }
    }

    /**
     * @param text faults with + between, or none
     * @throws IllegalArgumentException if it is neither
     */
    public static Company of(final String text) {
        return text.equals(NOBODY)
                ? NONE
                : new Company(Arrays.stream(text.toUpperCase(Locale.ROOT).split("\\+", -1))
                        .map(Fault::valueOf)
                        .toList());
    }

    /** @return what {@link #of} reads */
    public String label() {
        return faults.isEmpty()
                ? NOBODY
                : faults.stream()
                        .map(fault -> fault.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(AND));
    }
}
