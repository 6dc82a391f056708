package io.ringbook.agents.report;

import static io.ringbook.agents.Decimals.grouped;

import io.ringbook.agents.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * Who ended how, as text for a terminal of a hundred columns. When that is too narrow, names are cut and positions left
 * out, and a last line says so.
 */
final class RunTable {
    static final int MOST_COLUMNS = 100;

    private static final int MOST_POSITIONS = 20;
    private static final int LONGEST_NAME = 32;
    private static final int SHORTEST_NAME = 12;

    private RunTable() {}

    /** @param mostRows more accounts than these are left out, the venue's never */
    static String of(final RunResults results, final int mostRows) {
        final List<AccountResult> all = results.accountsVenueLast();
        final List<AccountResult> shown = new ArrayList<>(all);
        if (all.size() > mostRows) {
            shown.subList(Math.max(0, mostRows - 1), all.size() - 1).clear();
        }
        int positions = Math.min(results.positions().size(), MOST_POSITIONS);
        int nameLength = LONGEST_NAME;
        TextTable table = table(results, shown, positions, nameLength);
        while (table.width() > MOST_COLUMNS && nameLength > SHORTEST_NAME) {
            table = table(results, shown, positions, --nameLength);
        }
        while (table.width() > MOST_COLUMNS && positions > 0) {
            table = table(results, shown, --positions, nameLength);
        }
        final StringBuilder text = new StringBuilder(table.plain());
        if (shown.size() < all.size()) {
            text.append("and ").append(all.size() - shown.size()).append(" more accounts in the report\n");
        }
        if (positions < results.positions().size()) {
            text.append("and positions in ")
                    .append(results.positions().size() - positions)
                    .append(" more assets in the report\n");
        }
        return text.toString();
    }

    private static TextTable table(
            final RunResults results, final List<AccountResult> accounts, final int positions, final int nameLength) {
        final Asset cash = results.cash();
        final List<Asset> shownPositions = results.positions().subList(0, positions);
        final TextTable table = new TextTable()
                .words("account")
                .numbers("orders")
                .numbers("fills")
                .numbers("rejected");
        shownPositions.forEach(asset -> table.numbers(asset.symbol()));
        table.numbers(cash.symbol()).numbers("profit");
        for (final AccountResult account : accounts) {
            final AccountFigures figures = account.figures();
            final List<String> cells = new ArrayList<>();
            cells.add(cut(figures.name(), nameLength));
            cells.add(grouped(Long.toString(figures.orders())));
            cells.add(grouped(Long.toString(figures.fills())));
            cells.add(grouped(Long.toString(figures.rejected())));
            shownPositions.forEach(asset -> cells.add(grouped(results.position(account, asset))));
            cells.add(grouped(Decimals.text(results.cash(account), cash.decimals())));
            cells.add(grouped(Decimals.text(account.profit(), cash.decimals())));
            table.row(cells);
        }
        return table;
    }

    private static String cut(final String name, final int length) {
        return name.length() <= length ? name : name.substring(0, length - 2) + "..";
    }
}
