/**
 * How long a command takes from its producer and back, in closed and in open loop. {@code Latency} has the rows and starts a JVM
 * for each ({@code LatencyFork}); there a {@code Load} sends commands through a pipeline or {@code PingPong} hands a number to and
 * fro. {@code OpenLoop} knows when commands are due, {@code Pauses} what the machine took from a thread meanwhile.
 */
package io.ringbook.bench.latency;
