package com.cinemataztic.incidents.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sanitizes names and links in alerts before they are stored. {@link com.cinemataztic.incidents.platform.SafeText} does
 * the same for text.
 */
public final class AlertTexts {

    private static final int LONGEST_ID = 64;
    private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern NOT_IN_KEBAB = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private AlertTexts() {}

    /** @return the address if it is http or https, else null: a link must not be able to run anything */
    public static @Nullable String webAddress(String text) {
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

    /** @return whether the id is in kebab-case and short enough to keep unchanged */
    public static boolean isKebab(String id) {
        return id.length() <= LONGEST_ID && KEBAB.matcher(id).matches();
    }

    /** @return {@code MachineDown} as {@code machine-down}; {@code alert} when no character can be kept */
    public static String kebab(String name) {
        var words = WORD_BEGINS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        var kebab = withoutOuterDashes(NOT_IN_KEBAB.matcher(words).replaceAll("-"));
        var bounded = kebab.length() > LONGEST_ID ? withoutOuterDashes(kebab.substring(0, LONGEST_ID)) : kebab;
        return bounded.isEmpty() ? "alert" : bounded;
    }

    private static String withoutOuterDashes(String kebab) {
        return OUTER_DASHES.matcher(kebab).replaceAll("");
    }
}
