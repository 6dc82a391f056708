package io.ringbook.bench.peers;

import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.ApiReduceOrder;
import exchange.core2.core.common.cmd.OrderCommand;
import io.ringbook.bench.flow.MessageStream;
import java.util.List;

/**
 * A stream as exchange-core's commands, in memory.
 *
 * @param instruments that it is about
 * @param opening what comes before the part that is measured
 * @param measured that part
 * @param <C> as the books take them, or as the pipeline does
 */
record PeerStream<C>(int instruments, List<C> opening, List<C> measured) {
    /** For books. */
    static PeerStream<OrderCommand> of(final MessageStream stream) {
        final Translation translation = new Translation();
        stream.replay(translation, 0, stream.opening());
        final List<OrderCommand> commands = translation.commands();
        final int opening = commands.size();
        stream.replay(translation, stream.opening(), stream.size());
        // Above it a buy order could not be moved: what is held for it would not do.
        commands.forEach(command -> command.reserveBidPrice = translation.highestTicks());
        return new PeerStream<>(
                stream.instruments(), commands.subList(0, opening), commands.subList(opening, commands.size()));
    }

    /** The same for the pipeline. */
    static PeerStream<ApiCommand> ofPipeline(final MessageStream stream) {
        final PeerStream<OrderCommand> same = of(stream);
        return new PeerStream<>(
                same.instruments,
                same.opening.stream().map(PeerStream::apiCommand).toList(),
                same.measured.stream().map(PeerStream::apiCommand).toList());
    }

    private static ApiCommand apiCommand(final OrderCommand command) {
        final ApiCommand same = switch (command.command) {
            case PLACE_ORDER ->
                ApiPlaceOrder.builder()
                        .symbol(command.symbol)
                        .uid(command.uid)
                        .orderId(command.orderId)
                        .action(command.action)
                        .orderType(command.orderType)
                        .price(command.price)
                        .reservePrice(command.reserveBidPrice)
                        .size(command.size)
                        .build();
            case CANCEL_ORDER ->
                ApiCancelOrder.builder()
                        .symbol(command.symbol)
                        .uid(command.uid)
                        .orderId(command.orderId)
                        .build();
            case REDUCE_ORDER ->
                ApiReduceOrder.builder()
                        .symbol(command.symbol)
                        .uid(command.uid)
                        .orderId(command.orderId)
                        .reduceSize(command.size)
                        .build();
            case MOVE_ORDER ->
                ApiMoveOrder.builder()
                        .symbol(command.symbol)
                        .uid(command.uid)
                        .orderId(command.orderId)
                        .newPrice(command.price)
                        .build();
            default -> throw new IllegalArgumentException("not of a stream: " + command);
        };
        same.timestamp = command.timestamp;
        return same;
    }
}
