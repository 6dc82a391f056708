package io.ringbook.journal;

import java.nio.file.Path;

/** A journal cannot be used as asked; says which one and why. Nothing was written to it. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(final Path directory, final String what) {
        super(what + ": journal=" + directory);
    }

    public JournalException(final Path directory, final String what, final Throwable cause) {
        super(what + ": journal=" + directory + ", cause=" + cause, cause);
    }
}
