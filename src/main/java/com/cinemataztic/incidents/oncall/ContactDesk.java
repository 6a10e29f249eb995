package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.util.List;
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
            return new EditResult.Rejected<>(Explanation.of("contact.rejected.namesakes"));
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
            var refers = refersTo(seen, book.readAnew());
            if (refers.isPresent()) {
                return new EditResult.Rejected<>(refers.get());
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

    private static Optional<Explanation> standInFault(Contact contact, Recipients known) {
        if (contact.standIn() == null) {
            return Optional.empty();
        }
        if (!known.contacts().containsKey(contact.standIn())) {
            return Optional.of(Explanation.of("contact.rejected.stand-in-deleted"));
        }
        var circle = known.circle(contact);
        return circle.isEmpty()
                ? Optional.empty()
                : Optional.of(Explanation.of(
                        "contact.rejected.circle",
                        circle.stream().map(Contact::name).collect(Collectors.joining(" → ")) + " → "
                                + contact.name()));
    }

    private Optional<Explanation> refersTo(Contact seen, Recipients known) {
        var now = clock.instant();
        var rotas = known.rotas().values().stream()
                .filter(rota -> rota.contacts(now).anyMatch(seen.id()::equals))
                .map(rota -> regions.get(rota.region()).name())
                .sorted()
                .toList();
        var others = known.byName().stream()
                .filter(contact -> seen.id().equals(contact.standIn()))
                .map(Contact::name)
                .toList();
        if (rotas.isEmpty()) {
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Explanation.of("contact.rejected.stands-in", seen.name(), joined(others)));
        }
        return Optional.of(
                others.isEmpty()
                        ? Explanation.of("contact.rejected.on-rota", seen.name(), joined(rotas))
                        : Explanation.of(
                                "contact.rejected.on-rota-and-stands-in", seen.name(), joined(rotas), joined(others)));
    }

    private static String joined(List<String> names) {
        return String.join(", ", names);
    }

    private EditResult<Contact> lost(ContactId id) {
        var present = book.readAnew().contacts().get(id);
        return present == null
                ? new EditResult.Rejected<>(Explanation.of("contact.rejected.deleted"))
                : new EditResult.Stale<>(present);
    }

    private EditResult<Contact> afterwards(EditResult<Contact> written) {
        book.readAnew();
        return written;
    }

    private static EditResult<Contact> rejectedForRights() {
        return new EditResult.Rejected<>(Explanation.of("contact.rejected.not-allowed"));
    }
}
