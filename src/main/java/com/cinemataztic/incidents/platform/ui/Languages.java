package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.platform.text.Texts;
import java.util.Locale;

/** The names of languages. */
public final class Languages {

    private Languages() {}

    /** @return the language's name in the reader's language, e.g. {@code Danish}; the tag itself if no name is known */
    public static String name(String tag) {
        var name = Locale.forLanguageTag(tag).getDisplayName(Texts.locale());
        return name.isEmpty() ? tag : name;
    }
}
