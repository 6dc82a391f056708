package io.ringbook.agents.risk;

import io.ringbook.agents.Message;
import java.util.Locale;

/**
 * More was found than a limit allows.
 *
 * @param found as a fraction: of the equity, or of the peak
 * @param allowed as a fraction of the same
 */
public record Breach(RiskLimit limit, double found, double allowed) {
    /** What agents tell each other of it. */
    public Message.RiskAlert message() {
        return new Message.RiskAlert(
                limit.toString(),
                found,
                allowed,
                String.format(Locale.ROOT, "%s %.4f is above %.4f", limit, found, allowed));
    }
}
