package io.ringbook.bench.peers;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is traded, and by whom: each instrument has an asset of its own, and is priced in the one that all share. */
final class Market {
    static final int USERS = 16;

    private static final int MONEY = 1;
    private static final int FIRST_ASSET = 2;
    private static final int FEE = 1;
    private static final long FUNDS = 1L << 57;

    private Market() {}

    /** An order is always its user's. */
    static long user(final long orderId) {
        return 1 + orderId % USERS;
    }

    static CoreSymbolSpecification instrument(final int number) {
        return CoreSymbolSpecification.builder()
                .symbolId(number)
                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                .baseCurrency(FIRST_ASSET + number)
                .quoteCurrency(MONEY)
                .baseScaleK(1)
                .quoteScaleK(1)
                .takerFee(FEE)
                .makerFee(FEE)
                .build();
    }

    /** Lists instruments and gives the users more than they can spend. */
    static void open(final ExchangeApi api, final int instruments) {
        final CommandResultCode listed = api.submitBinaryDataAsync(
                        new BatchAddSymbolsCommand(IntStream.range(0, instruments)
                                .mapToObj(Market::instrument)
                                .toList()))
                .join();
        if (listed != CommandResultCode.SUCCESS) {
            throw new IllegalStateException("exchange-core lists no instruments: " + listed);
        }
        final List<ApiCommand> funding = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            funding.add(ApiAddUser.builder().uid(user).build());
            for (int asset = MONEY; asset < FIRST_ASSET + instruments; asset++) {
                funding.add(ApiAdjustUserBalance.builder()
                        .uid(user)
                        .currency(asset)
                        .amount(FUNDS)
                        .transactionId(asset)
                        .build());
            }
        }
        api.submitCommandsSync(funding);
    }
}
