package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Parameters;
import io.ringbook.core.Side;
import java.util.List;

/** Writes a trader's requests: who is to answer, and what those need to know. */
final class Requests {
    private static final String NUMBER = "request";

    private final List<String> managers;
    private final String approvals;

    /** Asks for {@code managers} and {@code approvals}. */
    Requests(final Parameters parameters) {
        managers = List.of(parameters.text("managers", "risk-manager").split(":"));
        approvals = parameters.word("approvals", "one", "turn", "both");
    }

    /** @return whether someone may answer, and may have something sold */
    boolean isManager(final String name) {
        return managers.contains(name);
    }

    /**
     * @param value that it may cost or bring
     * @param cash that is free for it
     */
    OrderRequest next(
            final Desk desk,
            final Side side,
            final long lots,
            final long limitTicks,
            final long value,
            final long cash) {
        final long number = desk.state().get(NUMBER, 0L) + 1;
        desk.state().set(NUMBER, number);
        return new OrderRequest(
                number,
                approvals.equals("turn") ? managers.get((int) ((number - 1) % managers.size())) : "",
                approvals.equals("both") ? managers.size() : 1,
                desk.instrument().symbol(),
                side,
                lots,
                limitTicks,
                value,
                cash,
                Marks.portfolio(desk),
                Marks.value(desk, desk.position()));
    }
}
