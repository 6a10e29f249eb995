package com.cinemataztic.incidents.oncall;

import java.util.List;

/** The stored contacts. For the module's root and the adapter only. */
public interface Contacts {

    List<Contact> all();

    /** @return whether it was added; false when the id is already used */
    boolean add(Contact contact);

    /** Adds them all at once, except those whose ids are already used. */
    void addAll(List<Contact> contacts);

    /** @return whether it replaced the version seen; false when another version is stored, or none */
    boolean replace(Contact contact, long seenVersion);

    /** @return whether the version seen was removed; false when another version is stored, or none */
    boolean remove(ContactId id, long seenVersion);
}
