package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.platform.SafeText;

/**
 * What is wrong with the files.
 *
 * @param file the name of the file
 * @param line the line in it; 0: the file as a whole
 * @param reason a sentence for people
 */
record SeedFault(String file, long line, String reason) {

    private static final int LONGEST = 400;

    /** @return the fault on one line, for people */
    @Override
    public String toString() {
        return SafeText.line(file + (line == 0 ? "" : " line " + line) + ": " + reason, LONGEST);
    }
}
