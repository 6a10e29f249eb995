package com.cinemataztic.incidents.oncall;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A contact's id, e.g. {@code anna-berg}. It never changes, even if the name does.
 *
 * @param value kebab-case ASCII, 1 to 40 characters
 */
public record ContactId(String value) implements Comparable<ContactId> {

    private static final int LONGEST = 40;
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ContactId {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A contact's id is kebab-case of 1 to " + LONGEST + " characters, like anna-berg.");
        }
    }

    /** @return the id, empty when the text is not valid */
    public static Optional<ContactId> parse(String text) {
        return text.length() <= LONGEST && SYNTAX.matcher(text).matches()
                ? Optional.of(new ContactId(text))
                : Optional.empty();
    }

    /** @return an id derived from the name, e.g. {@code ake-ostergard} for Åke Østergård */
    public static ContactId like(String name) {
        var spelled = name.strip()
                .toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ß", "ss");
        var plain = Normalizer.normalize(spelled, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        return parse(trimmed(plain, LONGEST)).orElseGet(() -> new ContactId("contact"));
    }

    /** @return the id with a number appended, for when it is already used */
    public ContactId numbered(int number) {
        var end = "-" + number;
        return new ContactId(trimmed(value, LONGEST - end.length()) + end);
    }

    private static String trimmed(String kebab, int longest) {
        var start = kebab.startsWith("-") ? kebab.substring(1) : kebab;
        var cut = start.length() > longest ? start.substring(0, longest) : start;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
