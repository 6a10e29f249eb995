package com.cinemataztic.incidents.notices;

/**
 * A word that is to go out.
 *
 * @param what happened
 * @param changeId the change it tells of; told twice it is the same word
 * @param to whom it is for
 */
record Word(Happening what, String changeId, Audience to) {}
