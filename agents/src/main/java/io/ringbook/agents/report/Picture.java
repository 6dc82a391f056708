package io.ringbook.agents.report;

/**
 * A picture of a report.
 *
 * @param file name in the run folder
 * @param alt what it shows, for those who cannot see it
 * @param svg the whole document
 */
record Picture(String file, String alt, String svg) {}
