package io.ringbook.agents.report;

/**
 * A mark on an axis.
 *
 * @param at place in tenths of a pixel, from the left or the top of the plot
 * @param text beside it
 */
record AxisLabel(int at, String text) {}
