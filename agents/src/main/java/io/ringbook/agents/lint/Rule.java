package io.ringbook.agents.lint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Calls after which a run may not repeat.
 *
 * @param calls of methods as {@link ConstantPool} gives them: class, name and descriptor
 * @param instead what does repeat
 */
record Rule(Pattern calls, String instead) {
    private static final String CLOCK = "Desk.nowNs";
    private static final String TIMER = "Desk.wakeAfter";
    private static final String RANDOM = "Desk.random";
    private static final String DIGITS = "whole numbers: the digits of doubles changed with JDK 19";
    private static final String ONE_THREAD = "the thread that calls the agent";

    /** Of anything; doubles are what matters. */
    static final Pattern FORMAT =
            Pattern.compile("java\\.(util\\.Formatter|io\\.Print\\w+|lang\\.String)\\.(format|formatted|printf)\\(.*");

    /** The first that matches a call says what to do about it. */
    static final List<Rule> ALL = List.of(
            rule("java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(.*", CLOCK),
            rule("java\\.time\\.(\\w+\\.now|Clock\\.(system|tick)\\w*)\\(.*", CLOCK),
            rule("java\\.util\\.Date\\.<init>\\(\\)V", CLOCK),
            rule("java\\.util\\.Calendar\\.getInstance\\(.*", CLOCK),
            rule("java\\.lang\\.Math\\.random\\(.*", RANDOM),
            rule("java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)V", RANDOM),
            rule("java\\.util\\.concurrent\\.ThreadLocalRandom\\..*", RANDOM),
            rule("java\\.security\\.SecureRandom\\..*", RANDOM),
            rule("java\\.util\\.UUID\\.randomUUID\\(.*", RANDOM),
            rule("java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*", RANDOM),
            rule("java\\.util\\.Collections\\.shuffle\\(Ljava/util/List;\\)V", "shuffle with a Random of Desk.random"),
            rule("java\\.util\\.[\\w.]+\\.next(Gaussian|Exponential)\\(.*", "RandomStream, the same on every JDK"),
            rule(
                    "java\\.lang\\.Math\\.(a?(sin|cos|tan)|atan2|(sin|cos|tan)h|exp|expm1|log|log10|log1p|pow|cbrt|hypot)\\(.*",
                    "StrictMath, the same on every JDK"),
            rule("java\\.lang\\.System\\.identityHashCode\\(.*", "a number of your own"),
            rule("java\\.lang\\.(Object|Enum)\\.hashCode\\(.*", "a number of your own"),
            rule("java\\.util\\.IdentityHashMap\\.<init>\\(.*", "LinkedHashMap or TreeMap"),
            // What holds at most one has one order.
            rule("java\\.util\\.Set\\.of\\((Ljava/lang/Object;){2,}\\).*", "List.of, LinkedHashSet or TreeSet"),
            rule("java\\.util\\.Set\\.(of\\(\\[|copyOf).*", "List.of, LinkedHashSet or TreeSet"),
            rule("java\\.util\\.Map\\.of\\((Ljava/lang/Object;){3,}\\).*", "LinkedHashMap or TreeMap"),
            rule("java\\.util\\.Map\\.(ofEntries|copyOf)\\(.*", "LinkedHashMap or TreeMap"),
            rule("java\\.util\\.stream\\.Collectors\\.toUnmodifiable(Set|Map)\\(.*", "toCollection(TreeSet::new)"),
            rule("[\\w.$]+\\.parallelStream\\(\\)Ljava/util/stream/Stream;", "stream"),
            rule("java\\.util\\.stream\\.\\w+\\.parallel\\(.*", "stream"),
            rule("java\\.util\\.Arrays\\.parallel.*", "the method without parallel"),
            rule("java\\.lang\\.Thread\\.sleep\\(.*", TIMER),
            rule("java\\.util\\.Timer\\.<init>\\(.*", TIMER),
            rule("java\\.lang\\.Thread\\.(<init>|start)\\(.*", ONE_THREAD),
            rule("java\\.util\\.concurrent\\.(Executors|ForkJoinPool|ThreadPoolExecutor)\\..*", ONE_THREAD),
            rule("java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async\\(.*", ONE_THREAD),
            rule("java\\.lang\\.(Double|Float)\\.toString\\(.*", DIGITS),
            rule("java\\.lang\\.(String\\.valueOf|StringBuilder\\.append)\\([DF]\\).*", DIGITS),
            rule("makeConcatWithConstants\\((\\[*(L[^;]+;|[BCIJSZ]))*[DF].*", DIGITS),
            new Rule(FORMAT, DIGITS));

    private static Rule rule(final String calls, final String instead) {
        return new Rule(Pattern.compile(calls), instead);
    }
}
