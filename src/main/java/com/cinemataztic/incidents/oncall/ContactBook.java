package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Keeps all contacts and rotas in memory, and returns the recipients of a ticket. */
@Service
public class ContactBook {

    private static final Logger LOGGER = LoggerFactory.getLogger(ContactBook.class);

    private final Contacts contacts;
    private final Rotas rotas;
    private final RegionDirectory regions;

    /** Registered at start: Prometheus does not see the increase of a counter that first appears with the value one. */
    private final Counter unreached;

    /** Replaced as a whole, never modified. */
    private volatile Recipients recipients;

    ContactBook(
            Contacts contacts, Rotas rotas, RegionDirectory regions, ContactSettings settings, MeterRegistry meters) {
        this.contacts = contacts;
        this.rotas = rotas;
        this.regions = regions;
        this.unreached = meters.counter("portal.notifications.no-recipient");
        seed(contacts, settings.contactsFile());
        this.recipients = read();
        if (!hasFallback()) {
            LOGGER.warn("There is no fallback contact: unrouted notifications reach nobody. An admin can add one on the"
                    + " page Contacts.");
        }
    }

    /**
     * The recipients of a ticket: the contact on call for its region, and the contacts of the region or cinema whose
     * threshold it reaches, or their stand-ins. If that is nobody, the fallback contacts.
     *
     * @param cinemaId where; null: at no cinema, or the cinema is unknown
     * @return each once; empty when nobody would be notified, which is a fault and is counted
     */
    public List<Recipient> recipients(RegionId region, @Nullable String cinemaId, Severity severity, Instant at) {
        var found = recipients.of(region, cinemaId, severity, at);
        if (found.isEmpty()) {
            unreached.increment();
        }
        return found;
    }

    /**
     * The recipients of a ticket that nobody takes, level by level.
     *
     * @param cinemaId as for {@link #recipients}
     */
    public EscalationLevels levels(RegionId region, @Nullable String cinemaId, Severity severity, Instant at) {
        return recipients.levels(region, cinemaId, severity, at);
    }

    /** @return the recipients of what nobody else can be notified of */
    public List<Recipient> fallback(Instant at) {
        return recipients.fallback(at);
    }

    /** @return who is on call for the region at that time */
    public OnCallNow onCall(RegionId region, Instant at) {
        return recipients.onCall(region, at);
    }

    /** @return all contacts, by name */
    public List<Contact> contacts() {
        return recipients.byName();
    }

    /** @return the contact, if it exists */
    public Optional<Contact> contact(ContactId id) {
        return Optional.ofNullable(recipients.contacts().get(id));
    }

    /** @return the region's rota; an empty one in the region's time zone if none is stored */
    public Rota rota(RegionId region) {
        var rota = recipients.rotas().get(region);
        return rota == null ? Rota.empty(region, regions.get(region).zone()) : rota;
    }

    /** @return whether there is a fallback contact */
    public boolean hasFallback() {
        return recipients.contacts().values().stream().anyMatch(Contact::isFallback);
    }

    /** Reads contacts and rotas from the store again: the desks decide on the stored state. */
    public Recipients readAnew() {
        recipients = read();
        return recipients;
    }

    /** Runs a change while this instance makes no other: contacts and rotas refer to each other. */
    synchronized <T> T alone(Supplier<T> change) {
        return change.get();
    }

    /** Reads what other instances may have written. */
    @Scheduled(fixedDelayString = "${portal.oncall.read-every:30s}")
    synchronized void refresh() {
        try {
            recipients = read();
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Contacts and rotas could not be read again: {}", storeDown.getMessage());
        }
    }

    private Recipients read() {
        return Recipients.of(contacts.all(), rotas.all());
    }

    private static void seed(Contacts contacts, String name) {
        if (name.isBlank() || !contacts.all().isEmpty()) {
            return;
        }
        try {
            var read = ContactsFile.read(Files.readString(Path.of(name)));
            if (!read.faults().isEmpty()) {
                throw new IllegalStateException(
                        "The contacts in " + name + " (PORTAL_CONTACTS_FILE) can't be imported.\n"
                                + read.faults().stream().map(Object::toString).collect(Collectors.joining("\n")));
            }
            contacts.addAll(read.values());
            LOGGER.info("{} contacts imported from {}", read.values().size(), name);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The contacts in " + name + " (PORTAL_CONTACTS_FILE) can't be read as UTF-8: " + unreadable,
                    unreadable);
        }
    }
}
