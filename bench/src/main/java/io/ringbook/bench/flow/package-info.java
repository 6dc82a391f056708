/**
 * Order flow as the public benchmark's generator shapes it, in memory or from a file; the text of its reports; a plain book as
 * the reference; and the real book driven alone.
 */
package io.ringbook.bench.flow;
