/**
 * How much the good agents of a live market feel of bad ones. {@code IsolationFork} runs one market in a JVM of its own and reads in its
 * journal how long the good ones took to decide.
 */
package io.ringbook.bench.isolation;
