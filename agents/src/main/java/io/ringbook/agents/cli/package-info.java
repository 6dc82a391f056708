/** The command line: a verb per type. Exit codes: 0 good, 1 a check failed, 2 bad input and nothing changed. */
package io.ringbook.agents.cli;
