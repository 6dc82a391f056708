/** {@code ringbook bench …}: what people call, and what is printed and saved. */
package io.ringbook.bench.cli;
