package io.ringbook.agents.lint;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class names: the table at the head of a class file (Java Virtual Machine Specification, 4.4). What is called by
 * a method reference, and what joins text, stands there too.
 *
 * @param className of the class itself
 * @param classes names of all classes that it speaks of
 * @param calls methods that it calls, as {@code java.lang.Math.exp(D)D}
 */
record ConstantPool(String className, Set<String> classes, Set<String> calls) {
    private static final int MAGIC = 0xCAFEBABE;

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    /** @throws IOException if it is no class file */
    static ConstantPool read(final byte[] classFile) throws IOException {
        final DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt();
        final int size = in.readUnsignedShort();
        final int[] tags = new int[size];
        final int[] first = new int[size];
        final int[] second = new int[size];
        final String[] texts = new String[size];
        for (int i = 1; i < size; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case UTF8 -> texts[i] = in.readUTF();
                case INTEGER, FLOAT -> in.readInt();
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> first[i] = in.readUnsignedShort();
                case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                }
                case METHOD_HANDLE -> {
                    first[i] = in.readUnsignedByte();
                    second[i] = in.readUnsignedShort();
                }
                case LONG, DOUBLE -> {
                    in.readLong();
                    // They take two places.
                    i++;
                }
                default -> throw new IOException("no such constant: tag=" + tags[i]);
            }
        }
        in.readUnsignedShort();
        final Set<String> classes = new TreeSet<>();
        final Set<String> calls = new TreeSet<>();
        for (int i = 1; i < size; i++) {
            if (tags[i] == CLASS) {
                classes.add(dotted(texts[first[i]]));
            } else if (tags[i] == METHOD || tags[i] == INTERFACE_METHOD) {
                final int method = second[i];
                calls.add(dotted(texts[first[first[i]]]) + "." + texts[first[method]] + texts[second[method]]);
            } else if (tags[i] == INVOKE_DYNAMIC) {
                calls.add(texts[first[second[i]]] + texts[second[second[i]]]);
            }
        }
        return new ConstantPool(dotted(texts[first[in.readUnsignedShort()]]), classes, calls);
    }

    private static String dotted(final String internal) {
        return internal.replace('/', '.');
    }
}
