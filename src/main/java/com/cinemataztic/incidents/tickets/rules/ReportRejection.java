package com.cinemataztic.incidents.tickets.rules;

/** Why a report without an alert was rejected. It changed nothing. */
public enum ReportRejection {
    /** The reporter may only read. */
    READ_ONLY("not-allowed", "You may view tickets but not change them."),
    /** No such region is accepted, or it is none of the reporter's. The two look the same from outside. */
    NO_SUCH_REGION("no-such-region-for-you", "There is no such region, or you may not open tickets there."),
    /** The fleet knows the cinema in another region. */
    ELSEWHERE("not-in-region", "The cinema is not in that region."),
    /** Another service opened the ticket, and only an admin may close it in its place. */
    NOT_OPENER("not-allowed", "Only an admin closes by key what another service opened."),
    /** The expiry has passed. */
    EXPIRED("bad-expiresAt", "expiresAt lies in the past."),
    /** The reporter's live ticket of this key is about another place. */
    KEY_IN_USE(
            "key-in-use", "Your live ticket with this key is about another place. Close it first, or use another key.");

    private final String slug;
    private final String sentence;

    ReportRejection(String slug, String sentence) {
        this.slug = slug;
        this.sentence = sentence;
    }

    /** @return the stable word for programs */
    public String slug() {
        return slug;
    }

    /** @return a sentence for people */
    public String sentence() {
        return sentence;
    }
}
