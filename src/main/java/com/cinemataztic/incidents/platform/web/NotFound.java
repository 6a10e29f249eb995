package com.cinemataztic.incidents.platform.web;

/** There is nothing of that name for the caller. The response is a 404 with the slug and the sentence. */
public class NotFound extends RuntimeException {

    private final String slug;

    /**
     * @param slug the stable end of the problem's type
     * @param detail what is not there; the same whether it does not exist or the caller may not see it
     */
    public NotFound(String slug, String detail) {
        super(detail);
        this.slug = slug;
    }

    /** @return the stable end of the problem's type */
    public String slug() {
        return slug;
    }
}
