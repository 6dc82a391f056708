/**
 * One instrument's book in price-time order: per side a heap of price levels, a first-in first-out queue of orders in
 * each, and indexes from a price to its level and from (account, client's id) to its order.
 *
 * <p>All books share two pools of fixed capacity, {@link io.ringbook.core.book.Orders} and
 * {@link io.ringbook.core.book.Levels}; orders and levels are slot numbers in them, and 0 is none. Nothing is allocated
 * when orders come and go, except that a side's heap doubles when it has never had as many levels before.
 *
 * <p>Owned by the one thread that runs the engine. Knows nothing of money, files, time or rings.
 */
package io.ringbook.core.book;
