/**
 * Depth, top of book and trades, built from the stream alone and never from a book.
 *
 * <p>A builder belongs to one thread. It may allocate when it sees more orders or levels than ever before.
 */
package io.ringbook.core.marketdata;
