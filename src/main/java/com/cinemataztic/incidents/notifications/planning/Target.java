package com.cinemataztic.incidents.notifications.planning;

/** Whom a notification is for, before it is resolved to destinations. */
sealed interface Target {

    /** The contact on call, and the contacts of the place. */
    record Contacts() implements Target {}

    /** The same, without those who have already been notified of the ticket. */
    record NotYetNotified() implements Target {}

    /**
     * The ticket's present or last assignee.
     *
     * @param name as on the ticket
     */
    record Holder(String name) implements Target {}

    /**
     * The same; the contacts if no address of that person is known.
     *
     * @param name as on the ticket
     */
    record HolderElseContacts(String name) implements Target {}

    /** No person: only the webhooks, which receive every event. */
    record NoPerson() implements Target {}

    /**
     * The recipients at an escalation level.
     *
     * @param level from 2
     */
    record Level(int level) implements Target {}
}
