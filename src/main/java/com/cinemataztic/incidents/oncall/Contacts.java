package com.cinemataztic.incidents.oncall;

import java.util.List;

/** Contacts as they are kept. For the module's root and the adapter only. */
public interface Contacts {

    /** @return all of them */
    List<Contact> all();

    /** @return whether it was added; false when the id is taken */
    boolean add(Contact contact);

    /** Adds them in one go, but for those whose ids are taken. */
    void addAll(List<Contact> contacts);

    /** @return whether it was put in the place of this version of it; false when another is kept, or none */
    boolean replace(Contact contact, long seenVersion);

    /** @return whether this version of it was removed; false when another is kept, or none */
    boolean remove(ContactId id, long seenVersion);
}
