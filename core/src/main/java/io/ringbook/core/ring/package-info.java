/**
 * The rings and what runs on them.
 *
 * <pre>
 *   producers            one writer                                     readers
 *
 *   CommandSink    +-----------+     +------------+     +------------+
 *   tryPublish --> | InputRing | --> | EngineStep | --> | OutputRing | --+--> StreamStep: journal --+
 *   PUBLISHED,     +-----------+     |   Engine   |     +------------+   |                          | gates
 *   RING_FULL,           ^           +------------+           ^          +--> StreamStep: hub  <----+
 *   CLOSED, HALTED       |                                    |
 *                  slots are free once              slots are free once
 *                  the engine is past               journal and hub are past
 *
 *   STEPPED   the caller's thread: EngineStep, journal, hub, in this order
 *   SHARED    thread "engine": EngineStep   thread "journal": journal and hub
 *   LATENCY   thread "engine": EngineStep   thread "journal": journal   thread "hub": hub
 * </pre>
 *
 * The hub is given a record only when the journal is done with it. When the output ring is full in the middle of a
 * command, the engine publishes what it has and lets the readers go on (STEPPED: by running them itself), so a command may
 * cause any number of events.
 *
 * <p>A step that throws halts the pipeline: it keeps the cause and the sequence, its threads end, and producers are
 * answered HALTED.
 */
package io.ringbook.core.ring;
