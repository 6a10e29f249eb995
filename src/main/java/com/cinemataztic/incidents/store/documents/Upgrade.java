package com.cinemataztic.incidents.store.documents;

/**
 * One step that brings stored documents to a newer form. Readers understand the older form as well, so nothing waits for
 * it. It may run twice, and beside the same step of another portal.
 */
public interface Upgrade {

    /** @return what it is known by for ever, kebab-case */
    String name();

    /**
     * Does it.
     *
     * @return how many documents it changed
     */
    long run();
}
