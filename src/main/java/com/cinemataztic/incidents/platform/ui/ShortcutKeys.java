package com.cinemataztic.incidents.platform.ui;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

/**
 * The single keys of a person. They can be switched off and changed, because speech input and stray fingers press them
 * by mistake (WCAG 2.1.4).
 *
 * @param on whether they do anything
 * @param chosen by a shortcut's name, the key chosen in place of its own
 */
public record ShortcutKeys(boolean on, Map<String, String> chosen) {

    /** All shortcuts with their own keys. */
    public static final ShortcutKeys DEFAULT = new ShortcutKeys(true, Map.of());

    public ShortcutKeys {
        chosen = Map.copyOf(chosen);
    }

    /** @return the key of the shortcut, whether or not keys are switched on */
    public String of(Shortcut shortcut) {
        return chosen.getOrDefault(shortcut.name(), shortcut.key());
    }

    /** @return whether each of the shortcuts has a key of its own: one character that is no blank */
    public boolean fit(Collection<Shortcut> shortcuts) {
        var seen = new HashSet<String>();
        return shortcuts.stream()
                .map(this::of)
                .allMatch(key -> key.codePointCount(0, key.length()) == 1 && !key.isBlank() && seen.add(key));
    }
}
