package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The entrance for changes of contacts. Only admins change them. */
@Service
public class ContactDesk {

    private static final int MOST_NAMESAKES = 1_000;

    private final Contacts contacts;
    private final ContactBook book;
    private final RegionDirectory regions;
    private final AuditLog audit;
    private final Clock clock;

    ContactDesk(Contacts contacts, ContactBook book, RegionDirectory regions, AuditLog audit, Clock clock) {
        this.contacts = contacts;
        this.book = book;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a contact. Appends a number to its id if that is already used. */
    public EditResult<Contact> add(Actor actor, Contact contact) {
        return decided(actor, contact, () -> {
            for (int number = 1; number <= MOST_NAMESAKES; number++) {
                var id = number == 1 ? contact.id() : contact.id().numbered(number);
                var numbered = contact.with(id, 1);
                var change = new Change(actor, Kind.CONTACT_ADDED, id.value(), Map.of(), numbered.values());
                if (audit.record(change, () -> contacts.add(numbered))) {
                    return new EditResult.Done<>(numbered);
                }
            }
            return new EditResult.Rejected<>("Too many contacts have this name. Choose another.");
        });
    }

    /**
     * Changes a contact.
     *
     * @param seen the contact when the person began to edit; nothing is written if it has changed since
     */
    public EditResult<Contact> change(Actor actor, Contact seen, Contact changed) {
        return decided(actor, changed.with(seen.id(), seen.version()), () -> {
            var next = changed.with(seen.id(), seen.version() + 1);
            var change = new Change(actor, Kind.CONTACT_CHANGED, seen.id().value(), seen.values(), next.values());
            return audit.record(change, () -> contacts.replace(next, seen.version()))
                    ? new EditResult.Done<>(next)
                    : lost(seen.id());
        });
    }

    /**
     * Removes a contact, unless a rota or another contact's stand-in refers to it.
     *
     * @param seen as for a change
     */
    public EditResult<Contact> remove(Actor actor, Contact seen) {
        if (!actor.role().includes(Role.ADMIN)) {
            return rejectedForRights();
        }
        return book.alone(() -> {
            var refers = refersTo(seen.id(), book.readAnew());
            if (refers.isPresent()) {
                return new EditResult.Rejected<>(seen.name() + " can't be deleted yet: " + refers.get() + ".");
            }
            var change = new Change(actor, Kind.CONTACT_DELETED, seen.id().value(), seen.values(), Map.of());
            var removed = audit.record(change, () -> contacts.remove(seen.id(), seen.version()));
            return removed ? afterwards(new EditResult.Done<>(seen)) : lost(seen.id());
        });
    }

    private EditResult<Contact> decided(Actor actor, Contact contact, Supplier<EditResult<Contact>> write) {
        if (!actor.role().includes(Role.ADMIN)) {
            return rejectedForRights();
        }
        var fault = contact.fault();
        if (fault.isPresent()) {
            return new EditResult.Rejected<>(fault.get());
        }
        return book.alone(() -> {
            var known = book.readAnew();
            var standInFault = standInFault(contact, known);
            return standInFault.isPresent() ? new EditResult.Rejected<>(standInFault.get()) : afterwards(write.get());
        });
    }

    private static Optional<String> standInFault(Contact contact, Recipients known) {
        if (contact.standIn() == null) {
            return Optional.empty();
        }
        if (!known.contacts().containsKey(contact.standIn())) {
            return Optional.of("The stand-in was deleted. Choose another.");
        }
        var circle = known.circle(contact);
        return circle.isEmpty()
                ? Optional.empty()
                : Optional.of("The stand-ins would form a circle: "
                        + circle.stream().map(Contact::name).collect(Collectors.joining(", then ")) + ", then "
                        + contact.name() + " again.");
    }

    private Optional<String> refersTo(ContactId id, Recipients known) {
        var places = new ArrayList<String>();
        var now = clock.instant();
        known.rotas().values().stream()
                .filter(rota -> rota.contacts(now).anyMatch(id::equals))
                .map(rota -> regions.get(rota.region()).name())
                .sorted()
                .forEach(region -> places.add("the rota of " + region + " has them on call"));
        known.byName().stream()
                .filter(contact -> id.equals(contact.standIn()))
                .forEach(contact -> places.add("they stand in for " + contact.name()));
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", places));
    }

    private EditResult<Contact> lost(ContactId id) {
        var present = book.readAnew().contacts().get(id);
        return present == null
                ? new EditResult.Rejected<>("This contact was deleted.")
                : new EditResult.Stale<>(present);
    }

    private EditResult<Contact> afterwards(EditResult<Contact> written) {
        book.readAnew();
        return written;
    }

    private static EditResult<Contact> rejectedForRights() {
        return new EditResult.Rejected<>("Only admins can change contacts.");
    }
}
