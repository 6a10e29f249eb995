package com.cinemataztic.incidents.platform.ui;

import java.util.Locale;

/** The names of languages. */
public final class Languages {

    private Languages() {}

    /** @return the language's English name, e.g. {@code Danish}; the tag itself if no name is known */
    public static String name(String tag) {
        var name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        return name.isEmpty() ? tag : name;
    }
}
