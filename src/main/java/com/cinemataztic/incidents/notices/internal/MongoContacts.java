package com.cinemataztic.incidents.notices.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.notices.Contact;
import com.cinemataztic.incidents.notices.ContactId;
import com.cinemataztic.incidents.notices.Contacts;
import com.cinemataztic.incidents.notices.EmailAddress;
import com.cinemataztic.incidents.notices.WorkingHours;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Severity;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Contacts in MongoDB, by their id. */
@Repository
class MongoContacts implements Contacts {

    private static final int BATCH = 500;
    private static final String ID = "_id";
    private static final String VERSION = "version";

    private final MongoCollection<Document> contacts;

    MongoContacts(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
    }

    @Override
    public List<Contact> all() {
        return Mongo.ask(
                "read the contacts",
                () -> contacts.find().batchSize(BATCH).map(MongoContacts::read).into(new ArrayList<>()));
    }

    @Override
    public boolean add(Contact contact) {
        return Mongo.ask("add a contact", () -> {
            try {
                contacts.insertOne(write(contact));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public void addAll(List<Contact> added) {
        var documents = added.stream().map(MongoContacts::write).toList();
        Mongo.ask("add contacts", () -> {
            try {
                return contacts.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException refused) {
                if (refused.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                    return null;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean replace(Contact contact, long seenVersion) {
        return Mongo.ask(
                "change a contact",
                () -> contacts.replaceOne(guarded(contact.id(), seenVersion), write(contact))
                                .getMatchedCount()
                        == 1);
    }

    @Override
    public boolean remove(ContactId id, long seenVersion) {
        return Mongo.ask(
                "remove a contact",
                () -> contacts.deleteOne(guarded(id, seenVersion)).getDeletedCount() == 1);
    }

    private static Bson guarded(ContactId id, long version) {
        return and(eq(ID, id.value()), eq(VERSION, version));
    }

    private static Document write(Contact contact) {
        var document = new Document(ID, contact.id().value())
                .append("name", contact.name())
                .append("email", contact.email().value())
                .append("language", contact.language())
                .append("threshold", contact.threshold().word())
                .append(
                        "regions",
                        contact.regions().stream().map(RegionId::value).sorted().toList())
                .append("cinemas", contact.cinemas().stream().sorted().toList())
                .append("lead", contact.lead())
                .append("default", contact.isDefault())
                .append(VERSION, contact.version());
        Mongo.putIfPresent(document, "hours", hours(contact.hours()));
        Mongo.putIfPresent(
                document,
                "standIn",
                contact.standIn() == null ? null : contact.standIn().value());
        return document;
    }

    private static @Nullable Document hours(@Nullable WorkingHours hours) {
        return hours == null
                ? null
                : new Document("zone", hours.zone().getId())
                        .append(
                                "days",
                                hours.days().stream()
                                        .sorted()
                                        .map(DayOfWeek::name)
                                        .toList())
                        .append("from", hours.from().toString())
                        .append("to", hours.to().toString());
    }

    private static Contact read(Document document) {
        var hours = document.get("hours", Document.class);
        var standIn = document.getString("standIn");
        return new Contact(
                new ContactId(document.getString(ID)),
                document.getString("name"),
                new EmailAddress(document.getString("email")),
                document.getString("language"),
                Severity.parse(document.getString("threshold")),
                document.getList("regions", String.class).stream()
                        .map(RegionId::new)
                        .collect(Collectors.toSet()),
                Set.copyOf(document.getList("cinemas", String.class)),
                hours == null ? null : readHours(hours),
                standIn == null ? null : new ContactId(standIn),
                document.getBoolean("lead"),
                document.getBoolean("default"),
                document.getLong(VERSION));
    }

    private static WorkingHours readHours(Document hours) {
        return new WorkingHours(
                ZoneId.of(hours.getString("zone")),
                hours.getList("days", String.class).stream()
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                LocalTime.parse(hours.getString("from")),
                LocalTime.parse(hours.getString("to")));
    }
}
