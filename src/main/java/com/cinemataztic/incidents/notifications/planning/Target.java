package com.cinemataztic.incidents.notifications.planning;

/** Whom a word is for. */
sealed interface Target {

    /** Who is on call and the contacts of the place. */
    record Contacts() implements Target {}

    /** The same, but for those who have been told of the ticket already. */
    record NotYetTold() implements Target {}

    /** Who works or worked on it. @param name as it stands on the ticket */
    record Holder(String name) implements Target {}

    /** The same; the contacts, when nobody knows how to reach that one. @param name as it stands on the ticket */
    record HolderElseContacts(String name) implements Target {}

    /** Those at a level of the ladder. @param level from 2 */
    record Level(int level) implements Target {}
}
