package com.cinemataztic.incidents.seed;

import java.util.List;

/** The result of seeding. */
sealed interface SeedResult {

    /**
     * The store holds every entry that people have not deleted since it was seeded.
     *
     * @param files what was done, by file
     */
    record Done(List<Count> files) implements SeedResult {}

    /** Nothing was written. */
    record Rejected(List<SeedFault> faults) implements SeedResult {}

    /**
     * What was done with a file.
     *
     * @param added how many of its entries were added
     * @param unchanged how many were there before, as they are now or deleted since
     */
    record Count(String file, int added, int unchanged) {

        /** @return the counts for people */
        @Override
        public String toString() {
            return file + ": " + added + " added, " + unchanged + " unchanged";
        }
    }
}
