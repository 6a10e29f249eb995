package com.cinemataztic.incidents.platform.web;

/** An invalid request. The response is a 400 with the slug and the sentence. */
public class BadRequest extends RuntimeException {

    private final String slug;

    /**
     * @param slug the stable end of the problem's type
     * @param detail what is wrong and what would be right
     */
    public BadRequest(String slug, String detail) {
        super(detail);
        this.slug = slug;
    }

    /** @return the stable end of the problem's type */
    public String slug() {
        return slug;
    }
}
