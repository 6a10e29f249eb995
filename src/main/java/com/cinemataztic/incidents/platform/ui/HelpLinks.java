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

    /** How a ticket opens, moves and closes. */
    public static final String RULES = HELP + "#rules";

    /** Why a ticket closes by itself, or does not. */
    public static final String CLOSING = rule(4);

    /** Which ticket comes first. */
    public static final String DEADLINES = HELP + "#deadlines";

    private HelpLinks() {}

    /** @return the address of the rule with that number in docs/rules.md */
    public static String rule(int number) {
        return HELP + "#rule-" + number;
    }

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
