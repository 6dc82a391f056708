/**
 * The cost of single hot operations, by JMH, each beside a baseline that does the same work around it.
 *
 * <p>What is sent is drawn once from a fixed seed ({@link io.ringbook.bench.micro.OrderFlow}) and walked round and round;
 * every operation leaves book and ledger as it found them, up to balances. Each state counts what must have come out and
 * throws at the end when it did not, so no number is printed for a run that did something else.
 */
package io.ringbook.bench.micro;
