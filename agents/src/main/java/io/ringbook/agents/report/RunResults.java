package io.ringbook.agents.report;

import io.ringbook.core.engine.Engine;
import java.util.ArrayList;
import java.util.List;

/** All that the report, the summary and the table of a run show: what the recorder saw, and how everyone ended. */
final class RunResults {
    private final RunRecorder recorder;
    private final Asset cash;
    private final List<Asset> positions = new ArrayList<>();
    private final List<Asset> unpriced = new ArrayList<>();
    private final List<AccountResult> accounts = new ArrayList<>();
    private final Rejections rejections = new Rejections();
    // By asset.
    private final List<Integer> shownDecimals = new ArrayList<>();

    /** @throws IllegalArgumentException if the recorder was not given just the stream that the engine wrote */
    RunResults(final RunRecorder recorder, final Engine engine) {
        this.recorder = recorder;
        final Holdings holdings = Holdings.of(engine);
        if (holdings.sequence() != recorder.commands()) {
            throw new IllegalArgumentException("recorder and engine are not at the same command: recorded="
                    + recorder.commands() + ", applied=" + holdings.sequence());
        }
        final RunFigures figures = recorder.figures();
        final Valuation valuation = new Valuation(figures);
        cash = valuation.cash() < 0
                ? new Asset(valuation.cash(), "cash", 0)
                : figures.assets().get(valuation.cash());
        for (final AccountFigures account : figures.accounts()) {
            accounts.add(AccountResult.of(account, figures, holdings, valuation));
            rejections.add(account.rejections());
        }
        rejections.add(figures.nobody().rejections());
        for (final Asset asset : figures.assets()) {
            shownDecimals.add(decimalsNeeded(asset));
            if (asset.id() != cash.id()) {
                positions.add(asset);
            }
            if (!valuation.isPriced(asset.id()) && isHeld(asset)) {
                unpriced.add(asset);
            }
        }
    }

    RunRecorder recorder() {
        return recorder;
    }

    /** @return the asset that values are in; its id is negative if none is listed */
    Asset cash() {
        return cash;
    }

    /** @return all other assets */
    List<Asset> positions() {
        return positions;
    }

    /** @return assets that someone has and that count as nothing, since no trade gave them a price */
    List<Asset> unpriced() {
        return unpriced;
    }

    List<InstrumentFigures> instruments() {
        return recorder.figures().instruments();
    }

    /** @return the venue's first */
    List<AccountResult> accounts() {
        return accounts;
    }

    /** @return as people want to see them: the venue's last */
    List<AccountResult> accountsVenueLast() {
        final List<AccountResult> result = new ArrayList<>(accounts.subList(1, accounts.size()));
        result.add(accounts.get(0));
        return result;
    }

    /** @return of all accounts, and of commands whose session was not open */
    Rejections rejections() {
        return rejections;
    }

    /** @return as text, with as many decimals as the holdings of this asset need */
    String position(final AccountResult account, final Asset asset) {
        final int shown = shownDecimals.get(asset.id());
        long units = account.holdings().get(asset.id());
        for (int decimals = asset.decimals(); decimals > shown; decimals--) {
            units /= 10;
        }
        return Decimals.text(units, shown);
    }

    /** @return minor units of cash */
    long cash(final AccountResult account) {
        return cash.id() < 0 ? 0 : account.holdings().get(cash.id());
    }

    private boolean isHeld(final Asset asset) {
        return accounts.stream().anyMatch(account -> account.holdings().get(asset.id()) != 0);
    }

    private int decimalsNeeded(final Asset asset) {
        int needed = 0;
        for (final AccountResult account : accounts) {
            long units = account.holdings().get(asset.id());
            for (int decimals = asset.decimals(); decimals > needed && units != 0; decimals--) {
                if (units % 10 != 0) {
                    needed = decimals;
                }
                units /= 10;
            }
        }
        return needed;
    }
}
