package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of the contacts page, without UI components. Reads the account's rights again on every refresh. */
class ContactsViewModel {

    private final ContactBook book;
    private final ContactDesk desk;
    private final RegionDirectory regions;
    private final FleetDirectory fleet;
    private final CurrentActor currentActor;

    private List<Contact> contacts = List.of();
    private boolean mayEdit;

    ContactsViewModel(
            ContactBook book,
            ContactDesk desk,
            RegionDirectory regions,
            FleetDirectory fleet,
            CurrentActor currentActor) {
        this.book = book;
        this.desk = desk;
        this.regions = regions;
        this.fleet = fleet;
        this.currentActor = currentActor;
    }

    /** Reads everything again. */
    void refresh() {
        mayEdit = currentActor
                .get()
                .filter(actor -> actor.role().includes(Role.ADMIN))
                .isPresent();
        contacts = mayEdit ? book.contacts() : List.of();
    }

    List<Contact> contacts() {
        return contacts;
    }

    boolean mayEdit() {
        return mayEdit;
    }

    /** @return what is wrong overall, for a person who can fix it; empty when nothing is */
    String warning() {
        return !mayEdit || contacts.isEmpty() || book.hasFallback() ? "" : text("contacts.no-fallback");
    }

    List<Region> regions() {
        return regions.all();
    }

    List<Region> regionsOf(Contact contact) {
        return contact.regions().stream()
                .map(regions::get)
                .sorted(Comparator.comparing(Region::name))
                .toList();
    }

    /**
     * @return all cinemas that can be selected; one that the contact has and the fleet does not know is named by its id
     */
    List<Cinema> cinemas(Contact contact) {
        var known = fleet.cinemas();
        var unknown = cinemasOf(contact).stream().filter(cinema -> !known.contains(cinema));
        return Stream.concat(unknown, known.stream()).toList();
    }

    List<Cinema> cinemasOf(Contact contact) {
        return contact.cinemas().stream()
                .sorted()
                .map(id -> fleet.cinema(id).orElseGet(() -> new Cinema(id, id, RegionId.UNASSIGNED, ZoneOffset.UTC)))
                .toList();
    }

    /** @return who can stand in for the contact */
    List<Contact> others(Contact contact) {
        return book.contacts().stream()
                .filter(other -> !other.id().equals(contact.id()))
                .toList();
    }

    /** @return the most likely time zone of a contact of these regions */
    ZoneId likelyZone(Collection<Region> chosen) {
        return ZonedTimes.named(chosen.stream().findFirst().map(Region::zone).orElse(ZoneOffset.UTC));
    }

    String nameOf(ContactId id) {
        return book.contact(id).map(Contact::name).orElse(text("contacts.deleted-contact", id));
    }

    /** @return the places whose tickets it receives in its own right */
    String where(Contact contact) {
        if (!contact.cinemas().isEmpty()) {
            return text(
                    "contacts.where.cinemas", names(cinemasOf(contact).stream().map(Cinema::name)));
        }
        return contact.regions().isEmpty()
                ? text("contacts.where.none")
                : names(regionsOf(contact).stream().map(Region::name));
    }

    String hours(Contact contact) {
        var hours = contact.hours();
        if (hours == null) {
            return text("contacts.when.always");
        }
        var standIn = contact.standIn();
        return standIn == null
                ? text("contacts.when.no-stand-in", ContactWords.hours(hours))
                : text("contacts.when.stand-in", ContactWords.hours(hours), nameOf(standIn));
    }

    EditResult<Contact> save(Contact seen, Contact changed) {
        return asked(actor -> seen.version() == 0 ? desk.add(actor, changed) : desk.change(actor, seen, changed));
    }

    EditResult<Contact> remove(Contact seen) {
        return asked(actor -> desk.remove(actor, seen));
    }

    private EditResult<Contact> asked(Function<Actor, EditResult<Contact>> change) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new EditResult.Rejected<>(Explanation.of("page.signed-out-unchanged"));
        }
        try {
            return change.apply(actor.get());
        } catch (StoreUnavailable unavailable) {
            return new EditResult.Rejected<>(Message.explain(unavailable));
        }
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    static Set<RegionId> ids(Collection<Region> chosen) {
        return chosen.stream().map(Region::id).collect(Collectors.toSet());
    }
}
