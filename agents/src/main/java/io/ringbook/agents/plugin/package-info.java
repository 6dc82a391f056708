/**
 * Where agents come from: types found by {@link java.util.ServiceLoader} (Ringbook's own and those of jars), classes by
 * name, and source files that are compiled as they are read. Used by the caller's thread before a market is made; the one
 * package that asks for a compiler.
 */
package io.ringbook.agents.plugin;
