/** Looks for what would keep an agent's run from repeating, in its bytecode and without running it. */
package io.ringbook.agents.lint;
