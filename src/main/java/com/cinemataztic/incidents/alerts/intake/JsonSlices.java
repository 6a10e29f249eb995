package com.cinemataztic.incidents.alerts.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds where the members of a JSON object or the elements of an array begin and end, in one pass and without parsing
 * them. The memory needed does not depend on the text. Brackets are counted, not matched, and scalars are not checked:
 * a broken or too deeply nested element affects only itself, and the code that reads an element checks it. Bytes beyond
 * ASCII occur only inside strings, so the text need not be valid UTF-8 either.
 */
final class JsonSlices {

    private final byte[] json;
    private final int end;
    private int at;

    /**
     * A range of the bytes.
     *
     * @param json the whole text
     * @param from index of its first byte
     * @param to index after its last byte
     */
    record Slice(byte[] json, int from, int to) {

        /** @return whether it begins with this character, as an object, array or string does */
        boolean beginsWith(char first) {
            return json[from] == first;
        }

        int length() {
            return to - from;
        }

        /** @return a copy of its bytes */
        byte[] bytes() {
            return Arrays.copyOfRange(json, from, to);
        }
    }

    private JsonSlices(Slice text) {
        this.json = text.json();
        this.at = text.from();
        this.end = text.to();
    }

    /**
     * @param json the whole text, which is one object
     * @param member receives each member's name, with its escapes unchanged, and its value
     * @throws IllegalArgumentException when it is not an object or is cut short
     */
    static void members(byte[] json, BiConsumer<String, Slice> member) {
        var slices = new JsonSlices(new Slice(json, 0, json.length));
        slices.skipByteOrderMark();
        slices.each('{', '}', () -> {
            var name = slices.string();
            slices.expect(':');
            member.accept(name, slices.value());
        });
        slices.skipBlanks();
        if (slices.at < slices.end) {
            throw slices.broken();
        }
    }

    /**
     * @param array an array
     * @param element receives each element
     * @throws IllegalArgumentException when it is not an array or is cut short
     */
    static void elements(Slice array, Consumer<Slice> element) {
        var slices = new JsonSlices(array);
        slices.each('[', ']', () -> element.accept(slices.value()));
    }

    private void each(char open, char close, Runnable one) {
        expect(open);
        skipBlanks();
        if (at < end && json[at] == close) {
            at++;
            return;
        }
        while (true) {
            one.run();
            skipBlanks();
            if (at < end && json[at] == close) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private String string() {
        skipBlanks();
        var from = at;
        if (at == end || json[at] != '"') {
            throw broken();
        }
        skipString();
        return new String(json, from + 1, at - from - 2, StandardCharsets.UTF_8);
    }

    private Slice value() {
        skipBlanks();
        var from = at;
        if (at == end) {
            throw broken();
        }
        switch (json[at]) {
            case '"' -> skipString();
            case '{', '[' -> skipNested();
            default -> skipScalar();
        }
        if (at == from) {
            throw broken();
        }
        return new Slice(json, from, at);
    }

    private void skipNested() {
        var depth = 0;
        while (at < end) {
            switch (json[at]) {
                case '"' -> {
                    skipString();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
            if (depth == 0) {
                return;
            }
        }
        throw broken();
    }

    private void skipString() {
        for (at++; at < end; at++) {
            if (json[at] == '\\') {
                at++;
            } else if (json[at] == '"') {
                at++;
                return;
            }
        }
        throw broken();
    }

    private void skipScalar() {
        while (at < end && !isBlank(json[at])) {
            switch (json[at]) {
                case ',', '}', ']', '{', '[', '"', ':' -> {
                    return;
                }
                default -> at++;
            }
        }
    }

    private void expect(char wanted) {
        skipBlanks();
        if (at == end || json[at] != wanted) {
            throw broken();
        }
        at++;
    }

    private void skipBlanks() {
        while (at < end && isBlank(json[at])) {
            at++;
        }
    }

    private void skipByteOrderMark() {
        if (end >= 3 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    private static boolean isBlank(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException(at >= end ? "the text breaks off" : "unexpected content at byte " + at);
    }
}
