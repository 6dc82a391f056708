package io.ringbook.agents.report;

import io.ringbook.agents.hub.Hub;

/**
 * An agent that the market cut off, or made anew, as the operator signaled it.
 *
 * @param sequence of the signal
 * @param comesBack whether it was made anew
 * @param reason in words
 */
record CutOff(long sequence, long timeNs, String agent, boolean comesBack, String reason) {
    /** @return what the operator said, or null if that was about something else */
    static CutOff of(final long sequence, final long timeNs, final String topic, final String text) {
        final boolean comesBack = topic.equals(Hub.RESTART_TOPIC);
        if (!comesBack && !topic.equals(Hub.CUT_OFF_TOPIC)) {
            return null;
        }
        // A name has no space.
        final int space = text.indexOf(' ');
        final String agent = space < 0 ? text : text.substring(0, space);
        return new CutOff(sequence, timeNs, agent, comesBack, space < 0 ? "" : text.substring(space + 1));
    }

    /** @return what became of the agent */
    String end() {
        return comesBack ? "restarted" : "cut off";
    }
}
