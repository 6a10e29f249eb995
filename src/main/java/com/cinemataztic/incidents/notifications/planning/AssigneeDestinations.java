package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.EmailAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows where whoever holds a ticket is told, by the name that stands on it. */
@Component
class AssigneeDestinations {

    private final ContactBook book;

    AssigneeDestinations(ContactBook book) {
        this.book = book;
    }

    /**
     * A contact is meant by its address, its id or its name; who signs in with a mail address is told there.
     *
     * @return where, empty when nobody knows
     */
    Optional<Destination> find(String holder) {
        var name = holder.startsWith(TakeLink.BY_MAIL) ? holder.substring(TakeLink.BY_MAIL.length()) : holder;
        return book.contacts().stream()
                .filter(contact -> name.equalsIgnoreCase(contact.email().value())
                        || name.equalsIgnoreCase(contact.id().value())
                        || name.equalsIgnoreCase(contact.name()))
                .findFirst()
                .<Destination>map(Destination::of)
                .or(() -> EmailAddress.parse(name).map(Destination::of));
    }
}
