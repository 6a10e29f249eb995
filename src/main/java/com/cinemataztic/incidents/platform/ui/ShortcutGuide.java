package com.cinemataztic.incidents.platform.ui;

import java.util.List;

/** Names a module's single keys, so that the help can list them. */
public interface ShortcutGuide {

    /** @return the keys in the order in which people learn them */
    List<Shortcut> shortcuts();
}
