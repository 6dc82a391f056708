package io.ringbook.agents.stocks;

import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.OrderRequest;

/** A request until it is decided. */
final class OpenRequest {
    private final OrderRequest request;
    private long approvals;

    OpenRequest(final OrderRequest request) {
        this.request = request;
    }

    /** What became of a request. */
    enum Outcome {
        OPEN,
        APPROVED,
        REFUSED
    }

    OrderRequest request() {
        return request;
    }

    /** @param answer the next to this request */
    Outcome answered(final Approval answer) {
        if (!answer.approved()) {
            return Outcome.REFUSED;
        }
        approvals++;
        return approvals == request.approvals() ? Outcome.APPROVED : Outcome.OPEN;
    }
}
