package com.cinemataztic.embeddedmongo.file;

import org.h2.mvstore.MVStore;

/** The two steps that make changes durable. Separate from the store: a test can make them fail. */
public interface Disk {
    /** Writes all changes made so far to the file; false if there were none. */
    boolean commit();

    /** Returns once the written data is on the medium, not only in the operating system's memory. */
    void sync();

    static Disk of(MVStore store) {
        return new Disk() {
            @Override
            public boolean commit() {
                return store.commit() >= 0;
            }

            @Override
            public void sync() {
                store.sync();
            }
        };
    }
}
