package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;

/** Addresses on the help page, for the questions that pages raise. */
public final class HelpLinks {

    /** The page. */
    public static final String HELP = "help";

    /** What the signs and colours mean. */
    public static final String SIGNS = HELP + "#signs";

    /** What single keys do. */
    public static final String KEYS = HELP + "#keys";

    /** What to do when the queue wakes you. */
    public static final String NIGHT = HELP + "#night";

    /** Whom to call. */
    public static final String CALLS = HELP + "#calls";

    /** Why a ticket closes by itself, or does not. */
    public static final String CLOSING = HELP + "#closing";

    /** Which ticket comes first. */
    public static final String DEADLINES = HELP + "#deadlines";

    private HelpLinks() {}

    /**
     * @param address one of the addresses here
     * @param question the key of what it answers
     * @return a small question mark that leads there
     */
    public static Anchor question(String address, String question) {
        var link = new Anchor(address, "?");
        link.addClassName("help-link");
        link.setAriaLabel(text(question));
        link.setTitle(text(question));
        return link;
    }
}
