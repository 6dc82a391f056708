package io.ringbook.agents.hub;

import io.ringbook.core.Fees;
import io.ringbook.core.Limits;
import io.ringbook.core.command.CommandListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;

/** What accounts pay in each instrument, by their groups; is told the commands about that which were carried out. */
final class Tariff implements CommandListener {
    private static final int FIRST_GROUP = 0;

    private final List<Fees[]> byInstrument = new ArrayList<>();
    private final Int2IntHashMap groups = new Int2IntHashMap(FIRST_GROUP);

    Tariff() {}

    Tariff(final Tariff copied) {
        copied.byInstrument.forEach(fees -> byInstrument.add(fees.clone()));
        groups.putAll(copied.groups);
    }

    /** The next instrument, with these fees for all. */
    void list(final Fees fees) {
        final Fees[] ofGroups = new Fees[Limits.FEE_GROUPS];
        Arrays.fill(ofGroups, fees);
        byInstrument.add(ofGroups);
    }

    /** @return what an account pays now */
    Fees fees(final int instrument, final int account) {
        return byInstrument.get(instrument)[groups.get(account)];
    }

    @Override
    public void onSetFees(
            final int session,
            final int instrument,
            final int group,
            final int makerFeePpm,
            final int takerFeePpm,
            final long leastFee) {
        if (instrument >= byInstrument.size()) {
            // Listed after this was copied.
            return;
        }
        final Fees fees = new Fees(makerFeePpm, takerFeePpm, leastFee);
        if (group < 0) {
            Arrays.fill(byInstrument.get(instrument), fees);
        } else {
            byInstrument.get(instrument)[group] = fees;
        }
    }

    @Override
    public void onSetAccountGroup(final int session, final int account, final int group) {
        if (group == FIRST_GROUP) {
            groups.remove(account);
        } else {
            groups.put(account, group);
        }
    }
}
