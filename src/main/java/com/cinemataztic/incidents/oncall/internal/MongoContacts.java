package com.cinemataztic.incidents.oncall.internal;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Contacts in MongoDB, by their id. */
@Repository
class MongoContacts implements Contacts {

    private final StoredCollection<ContactDocument> contacts;

    MongoContacts(StoredDocuments documents) {
        this.contacts = documents.of(ContactDocument.class);
    }

    @Override
    public List<Contact> all() {
        return Mongo.ask("read the contacts", () -> contacts.all(ContactDocument::toContact));
    }

    @Override
    public boolean add(Contact contact) {
        return Mongo.ask("add a contact", () -> contacts.add(ContactDocument.of(contact, contact.version())));
    }

    @Override
    public void addAll(List<Contact> added) {
        var documents = added.stream()
                .map(contact -> ContactDocument.of(contact, contact.version()))
                .toList();
        Mongo.run("add contacts", () -> contacts.addAll(documents));
    }

    @Override
    public boolean replace(Contact contact, long seenVersion) {
        return Mongo.ask("change a contact", () -> contacts.save(ContactDocument.of(contact, seenVersion)));
    }

    @Override
    public boolean remove(ContactId id, long seenVersion) {
        var seen = Criteria.where("id").is(id.value()).and("version").is(seenVersion);
        return Mongo.ask("remove a contact", () -> contacts.remove(new Query(seen)) == 1);
    }
}
