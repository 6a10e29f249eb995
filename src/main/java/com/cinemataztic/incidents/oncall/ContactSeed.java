package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import java.util.Set;
import java.util.stream.Collectors;

/** The first contacts from a file. {@link ContactsFile} lists its columns. */
public final class ContactSeed {

    private final Contacts contacts;

    ContactSeed(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Reads the text of the file. Pure. */
    public static CsvEntries<Contact> read(String csv) {
        return ContactsFile.read(csv);
    }

    /** @return the ids of the stored contacts */
    public Set<ContactId> stored() {
        return contacts.all().stream().map(Contact::id).collect(Collectors.toSet());
    }

    /** @return whether it was added; false if its id is taken */
    public boolean add(Contact contact) {
        return contacts.add(contact);
    }
}
