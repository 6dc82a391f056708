/**
 * Whole streams of messages on four ways: the book alone, the core, through the ring, through ring and journal. Each is measured in
 * JVMs of its own, and only after its output was compared.
 */
package io.ringbook.bench.match;
