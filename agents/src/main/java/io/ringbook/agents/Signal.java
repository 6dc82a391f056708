package io.ringbook.agents;

/**
 * What someone told all who follow a topic.
 *
 * @param sender name of the agent, "operator" for the market itself
 * @param topic as sent
 * @param kind as sent
 * @param text as sent; empty if it is a message
 * @param message what was sent if it is one, or null
 */
public record Signal(String sender, String topic, int kind, String text, Message message) {}
