/**
 * Who has what: balances per account and asset, what is held for resting orders, and the posting of trades and fees.
 *
 * <p>Amounts are in minor units and exact. Account 0 is the venue's own and receives the fees. Owned by the one thread
 * that runs the engine; knows nothing of orders, books, files, time or rings.
 */
package io.ringbook.core.ledger;
