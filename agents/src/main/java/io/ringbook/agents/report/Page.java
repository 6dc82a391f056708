package io.ringbook.agents.report;

import java.util.List;

/** A report in some form, part by part from the top. Text is shown as it is, whatever it holds. */
interface Page {
    void title(String text);

    void heading(String text);

    void paragraph(String text);

    /** A paragraph with something in a fixed-width font in it. */
    void paragraph(String before, String code, String after);

    void table(TextTable table);

    /** What happened, with what led to it below it. */
    void causes(List<Cause> causes);

    /** @param isShown or else only linked */
    void picture(Picture picture, boolean isShown);

    /**
     * The same pictures of two runs, each beside the other.
     *
     * @param others as many
     * @param file of the page that shows them
     */
    void pairs(String name, List<Picture> pictures, String otherName, List<Picture> others, String file);

    /** A line for a shell. */
    void command(String line);

    /** @return the whole page */
    String end();
}
