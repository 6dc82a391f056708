package io.ringbook.agents;

/**
 * What someone told everyone.
 *
 * @param sender name of the agent, "operator" for the market itself
 * @param topic as sent
 * @param kind as sent
 * @param text as sent
 */
public record Signal(String sender, String topic, int kind, String text) {}
