package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
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

    RunResults(final RunRecorder recorder) {
        this.recorder = recorder;
        final RunFigures figures = recorder.figures();
        final Valuation valuation = new Valuation(figures);
        cash = valuation.cash() < 0
                ? new Asset(valuation.cash(), "cash", 0)
                : figures.assets().get(valuation.cash());
        for (final AccountFigures account : figures.accounts()) {
            accounts.add(AccountResult.of(account, figures, valuation));
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
        final BigInteger units = account.holdings().get(asset.id());
        return Decimals.text(units.divide(BigInteger.TEN.pow(asset.decimals() - shown)), shown);
    }

    /** @return minor units of cash */
    BigInteger cash(final AccountResult account) {
        return cash.id() < 0 ? BigInteger.ZERO : account.holdings().get(cash.id());
    }

    private boolean isHeld(final Asset asset) {
        return accounts.stream()
                .anyMatch(account -> account.holdings().get(asset.id()).signum() != 0);
    }

    private int decimalsNeeded(final Asset asset) {
        int needed = 0;
        for (final AccountResult account : accounts) {
            final BigDecimal units = new BigDecimal(account.holdings().get(asset.id()), asset.decimals());
            needed = Math.max(needed, units.stripTrailingZeros().scale());
        }
        return needed;
    }
}
