/**
 * Exchange-core, given the same streams of messages as Ringbook, its results read back as the same reports. It runs in JVMs of its
 * own, with its own versions of libraries that Ringbook uses as well.
 */
package io.ringbook.bench.peers;
