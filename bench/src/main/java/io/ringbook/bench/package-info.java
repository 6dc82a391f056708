/** Starts the benchmarks. What they measure is in {@link io.ringbook.bench.micro}. */
package io.ringbook.bench;
