/**
 * The vocabulary: sides, order types, reasons, instruments, exact amounts, and where the fields of a record lie.
 *
 * <p>Imports nothing of Ringbook. Everything here is immutable or static; any thread may use it.
 */
package io.ringbook.core;
