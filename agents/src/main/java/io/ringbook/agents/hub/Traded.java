package io.ringbook.agents.hub;

import io.ringbook.core.Instrument;
import java.util.Arrays;
import java.util.List;

/** The instruments that an agent trades in, and where it has their desks; one for all agents that trade in the same. */
final class Traded {
    /** In place of a place: it is none of them. */
    static final int NOWHERE = -1;

    final List<Instrument> instruments;
    private final int[] places;

    Traded(final List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
        places = new int[1 + instruments.stream().mapToInt(Instrument::id).max().orElse(0)];
        Arrays.fill(places, NOWHERE);
        for (int i = 0; i < instruments.size(); i++) {
            places[instruments.get(i).id()] = i;
        }
    }

    int place(final int instrument) {
        return instrument >= 0 && instrument < places.length ? places[instrument] : NOWHERE;
    }
}
