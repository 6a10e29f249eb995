package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

/** Titles of browser tabs: the page, then the product. */
public final class PageTitles {

    private PageTitles() {}

    /** @param page the name of the page, e.g. {@code Contacts} */
    public static String of(String page) {
        return text("page.title", page);
    }
}
