/** One market with and without something, run in pairs with the same random numbers, and what difference it makes. */
package io.ringbook.agents.pairs;
