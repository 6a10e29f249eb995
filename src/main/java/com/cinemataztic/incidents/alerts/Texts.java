package com.cinemataztic.incidents.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text from outside, made fit to keep: bounded and free of controls. Escaping is for whoever shows it. */
final class Texts {

    private Texts() {}

    /** @return the text on one line, at most as long, an ellipsis where it was cut */
    static String line(@Nullable String text, int longest) {
        return cut(
                text == null
                        ? ""
                        : whole(text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " "))
                                .strip(),
                longest);
    }

    /** @return the text with its line breaks and tabs and no other control, at most as long */
    static String block(@Nullable String text, int longest) {
        return cut(
                text == null
                        ? ""
                        : whole(text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")).strip(),
                longest);
    }

    /** @return whether there is a control in it, or half a character, which no store gives back as it got it */
    static boolean hasControls(String text) {
        return text.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
    }

    /** @return the address, null unless it is one of the web: a link must not be able to run anything */
    static @Nullable String webAddress(String text) {
        if (text.isBlank() || text.length() > 4_000) {
            return null;
        }
        try {
            var address = new URI(text.strip());
            var scheme = address.getScheme();
            return address.getRawAuthority() != null
                            && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    ? text.strip()
                    : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    /** @return {@code MachineDown} as {@code machine-down}; {@code alert} when nothing of it can be kept */
    static String kebab(String name) {
        var kebab = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var bounded = kebab.length() > 64 ? kebab.substring(0, 64).replaceAll("-+$", "") : kebab;
        return bounded.isEmpty() ? "alert" : bounded;
    }

    /** Half a character alone (JSON can write one) is no text: it becomes the sign for what can't be shown. */
    private static String whole(String text) {
        return text.replaceAll("\\p{Cs}", "\ufffd");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Never between the two halves of one character.
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
