package com.cinemataztic.embeddedmongo.index;

/** What an index requires of its collection: old entries are removed only after the document is replaced. */
public interface DeferredRemovals {
    /**
     * During an update: registers the step that removes the old entries. Until it runs, the document is found by the
     * old and the new entries. In any other order a reader could find the document by neither.
     */
    void afterReplacement(Runnable step);
}
