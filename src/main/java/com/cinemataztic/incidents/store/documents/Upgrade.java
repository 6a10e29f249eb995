package com.cinemataztic.incidents.store.documents;

/**
 * One step that brings stored documents to a newer form. Readers also understand the older form, so nothing waits for
 * the step. It may run twice, and concurrently with the same step in another portal.
 */
public interface Upgrade {

    /** @return the permanent name of the step, in kebab-case */
    String name();

    /**
     * Runs the step.
     *
     * @return how many documents it changed
     */
    long run();
}
