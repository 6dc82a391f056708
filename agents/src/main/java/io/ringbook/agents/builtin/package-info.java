/** Agents that come with Ringbook, written only against the agent API: read them as examples. */
package io.ringbook.agents.builtin;
