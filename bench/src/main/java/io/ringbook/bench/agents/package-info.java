/** How fast a market with many agents runs in simulated time. */
package io.ringbook.bench.agents;
