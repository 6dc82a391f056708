package io.ringbook.agents.report;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * The command whose events follow: an event does not repeat it. Fields that the command does not have hold what an
 * earlier one had.
 */
final class PendingCommand implements CommandListener {
    /** Whose command it is. */
    AccountFigures sender;

    Rejections.Kind kind;

    /** Of a new order, or null. */
    Side side;

    /** Of the last trade that it brought about, else of the order that it is, or null. */
    Side takerSide;

    /** Of an account or an asset, or an instrument's symbol. */
    String name;

    int decimals;
    int baseAsset;
    int quoteAsset;
    long tickSize;
    long lotSize;

    /** Whose funds go, or {@link RunFigures#NO_ACCOUNT}. */
    int fromAccount;

    /** Whose funds come or whose session is opened, or {@link RunFigures#NO_ACCOUNT}. */
    int toAccount;

    int asset;
    long amount;

    /** Of a new order or a quote. */
    int instrument;

    /** Of a signal of the operator, or null. */
    String topic;

    String text;

    private final RunFigures figures;

    PendingCommand(final RunFigures figures) {
        this.figures = figures;
        sender = figures.nobody();
    }

    /** To be called before the command is. */
    void begin(final AccountFigures of) {
        sender = of;
        kind = Rejections.Kind.OTHER;
        side = null;
        takerSide = null;
        topic = null;
        fromAccount = RunFigures.NO_ACCOUNT;
        toAccount = RunFigures.NO_ACCOUNT;
    }

    @Override
    public void onNewOrder(final int session, final OrderTerms terms) {
        kind = Rejections.Kind.ORDER;
        sender.onOrder();
        side = terms.side();
        takerSide = side;
        instrument = terms.instrument();
        if (terms.instrument() >= 0
                && terms.instrument() < figures.instruments().size()) {
            figures.instruments().get(terms.instrument()).onOrder();
        }
    }

    @Override
    public void onQuote(final int session, final QuoteTerms terms) {
        kind = Rejections.Kind.REQUEST;
        instrument = terms.instrument();
    }

    @Override
    public void onCancelOrder(final int session, final long orderId) {
        kind = Rejections.Kind.REQUEST;
    }

    @Override
    public void onReplaceOrder(final int session, final ReplaceTerms terms) {
        kind = Rejections.Kind.REQUEST;
    }

    @Override
    public void onMassCancel(final int session, final int account, final int instrument, final Side side) {
        kind = Rejections.Kind.REQUEST;
    }

    @Override
    public void onSignal(
            final int session,
            final CharSequence ofTopic,
            final int ofKind,
            final DirectBuffer payload,
            final int payloadOffset,
            final int payloadLength) {
        if (session == Records.OPERATOR) {
            topic = ofTopic.toString();
            final byte[] bytes = new byte[payloadLength];
            payload.getBytes(payloadOffset, bytes);
            text = new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void onMalformed(final boolean orderCommand) {
        kind = orderCommand ? Rejections.Kind.REQUEST : Rejections.Kind.OTHER;
    }

    @Override
    public void onOpenAccount(final int session, final String accountName, final int ownerAccount) {
        name = accountName;
    }

    @Override
    public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
        toAccount = account;
    }

    @Override
    public void onListAsset(final int session, final String symbol, final int assetDecimals) {
        name = symbol;
        decimals = assetDecimals;
    }

    @Override
    public void onListInstrument(
            final int session,
            final String symbol,
            final int base,
            final int quote,
            final long tick,
            final long lot,
            final int makerFeePpm,
            final int takerFeePpm) {
        name = symbol;
        baseAsset = base;
        quoteAsset = quote;
        tickSize = tick;
        lotSize = lot;
    }

    @Override
    public void onDeposit(final int session, final int account, final int ofAsset, final long deposited) {
        toAccount = account;
        move(ofAsset, deposited);
    }

    @Override
    public void onWithdraw(final int session, final int account, final int ofAsset, final long withdrawn) {
        fromAccount = account;
        move(ofAsset, withdrawn);
    }

    @Override
    public void onTransfer(final int session, final int from, final int to, final int ofAsset, final long transferred) {
        fromAccount = from;
        toAccount = to;
        move(ofAsset, transferred);
    }

    private void move(final int ofAsset, final long moved) {
        asset = ofAsset;
        amount = moved;
    }
}
