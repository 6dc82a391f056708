package io.ringbook.core.ring;

/**
 * Why a pipeline stopped by itself.
 *
 * @param step that threw: engine, journal or hub
 * @param sequence of the command that it was at
 * @param cause what was thrown
 */
public record Halt(String step, long sequence, Throwable cause) {
    @Override
    public String toString() {
        return "halted: step=" + step + ", sequence=" + sequence + ", cause=" + cause;
    }
}
