/**
 * Events and the stream: each command, followed by the events that it caused.
 * {@link io.ringbook.core.event.EventPublisher} turns calls into bytes on a {@link io.ringbook.core.event.StreamSink},
 * {@link io.ringbook.core.event.EventAdapter} turns bytes into calls.
 *
 * <p>Adapters and publishers are flyweights: one per thread.
 */
package io.ringbook.core.event;
