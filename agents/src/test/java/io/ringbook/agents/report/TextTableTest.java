package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void plainAndMarkdown() {
        final TextTable table = new TextTable().words("name").numbers("n");
        table.row(List.of("a|b_c_", "12"));
        table.row(List.of("d", "3"));
        assertEquals("name     n\na|b_c_  12\nd        3\n", table.plain());
        assertEquals(10, table.width());
        assertEquals("""
                | name     |  n |
                |----------|---:|
                | a\\|b_c\\_ | 12 |
                | d        |  3 |
                """, table.markdown());
        assertThrows(IllegalArgumentException.class, () -> table.row(List.of("one")));
    }

    @Test
    void codeHoldsAnything() {
        assertEquals("`run x`", Markdown.code("run x"));
        assertEquals("`` a`b ``".replace(" ", ""), Markdown.code("a`b"));
        assertEquals("`` `a ``", Markdown.code("`a"));
    }

    @Test
    void aTallyDoesNotOverflow() {
        final Tally tally = new Tally();
        for (int i = 0; i < 4; i++) {
            tally.add(Long.MAX_VALUE);
        }
        tally.add(-7);
        final BigInteger expected = BigInteger.valueOf(Long.MAX_VALUE)
                .multiply(BigInteger.valueOf(4))
                .subtract(BigInteger.valueOf(7));
        assertEquals(expected, tally.total());
        tally.add(Long.MIN_VALUE);
        tally.add(Long.MIN_VALUE);
        assertEquals(expected.add(BigInteger.valueOf(Long.MIN_VALUE).shiftLeft(1)), tally.total());
    }
}
