package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.EmailAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds where a ticket's assignee is notified, by the name on the ticket. */
@Component
class AssigneeDestinations {

    private final ContactBook book;

    AssigneeDestinations(ContactBook book) {
        this.book = book;
    }

    /**
     * Matches a contact by address, id or name; otherwise the name itself if it is a mail address.
     *
     * @return the destination, empty when none is known
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
