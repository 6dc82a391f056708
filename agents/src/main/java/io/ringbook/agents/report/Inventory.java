package io.ringbook.agents.report;

import java.util.List;

/**
 * What makers of one instrument had of its base asset over time.
 *
 * @param names of the accounts whose resting orders traded most, the first most; at most as many as lines have colors
 * @param units by account, in minor units of the base asset
 */
record Inventory(List<String> names, Series units) {}
