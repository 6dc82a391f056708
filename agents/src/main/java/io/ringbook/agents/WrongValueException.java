package io.ringbook.agents;

/** A value is wrong; where its key stands is for the {@link Place} to say. */
public final class WrongValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String found;
    private final String expected;

    /**
     * @param key of the value
     * @param found as it stands there
     * @param expected what would have been right
     */
    public WrongValueException(final String key, final String found, final String expected) {
        super("field=" + key + ", found=" + found + ", expected=" + expected);
        this.key = key;
        this.found = found;
        this.expected = expected;
    }

    /** @return the same, said of the place */
    public BadInputException at(final Place place) {
        return place.wrong(key, found, expected);
    }
}
