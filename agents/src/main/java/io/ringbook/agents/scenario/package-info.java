/** A market as a file: what is traded, who trades, from when and how long. */
package io.ringbook.agents.scenario;
