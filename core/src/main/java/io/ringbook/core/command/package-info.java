/**
 * Commands: {@link io.ringbook.core.command.CommandAdapter} turns bytes into calls,
 * {@link io.ringbook.core.command.CommandPublisher} turns calls into bytes and hands them to a
 * {@link io.ringbook.core.command.CommandSink}, which is the input ring or whatever stands for it.
 *
 * <p>Adapters and publishers are flyweights: one per thread.
 */
package io.ringbook.core.command;
