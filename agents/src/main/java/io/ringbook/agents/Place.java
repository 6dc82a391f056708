package io.ringbook.agents;

/** Where something was read: a file or an option. It knows where in it each key stands. */
@FunctionalInterface
public interface Place {
    /** @return the exception for a value that is wrong, to be thrown */
    BadInputException wrong(String key, String found, String expected);

    /** @return the place of what stands under a key */
    default Place within(final String key) {
        return this;
    }

    /** A place without lines, such as an option. */
    static Place of(final String where) {
        return (key, found, expected) -> new BadInputException(where, 0, key, found, expected);
    }
}
